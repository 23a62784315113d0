import { frameLabels, screen } from './screen.ts'

/** Nothing stands at this address. */
export const missing = screen<keyof typeof frameLabels.zh, unknown>({
  labels: frameLabels,
  title: (_, { ui }) => ui('missing.title'),
  body: (_, { ui, at }) => (
    <div class="plain">
      <h1>{ui('missing.title')}</h1>
      <p class="big">{ui('missing.why')}</p>
      <p class="gap">{ui('missing.do')}</p>
      <p class="gap">
        <a class="btn alt" href={at('/')}>
          {ui('home')}
        </a>
      </p>
    </div>
  ),
})
