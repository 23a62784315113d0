import { screen } from '#ui/light/screen.ts'
import { type WordKey, words } from './words.ts'

const parts = [
  [
    'accessibility.do',
    ['accessibility.do.1', 'accessibility.do.2', 'accessibility.do.3', 'accessibility.do.4', 'accessibility.do.5'],
  ],
  ['accessibility.not', ['accessibility.not.1', 'accessibility.not.2']],
] as const satisfies readonly (readonly [WordKey, readonly WordKey[]])[]

export const accessibility = screen<WordKey, unknown>({
  labels: words,
  title: (_, { say }) => say('accessibility.title'),
  body: (_, { say, at }) => (
    <div class="plain">
      <h1>{say('accessibility.title')}</h1>
      <p class="big">{say('accessibility.lead')}</p>
      {parts.map(([heading, lines]) => (
        <>
          <h2>{say(heading)}</h2>
          <ul class="dots">
            {lines.map((line) => (
              <li>{say(line)}</li>
            ))}
          </ul>
        </>
      ))}
      <h2>{say('accessibility.help')}</h2>
      <p>{say('accessibility.helpDo')}</p>
      <p>
        <a class="link" href={at('/say')}>
          {say('say.title')}
        </a>
      </p>
    </div>
  ),
})
