import { frameLabels, screen } from './screen.ts'

export interface TroublePage {
  /** Name of the refusal (kernel/problem.ts). */
  readonly kind: string
  /** With `too-many`: whole minutes to wait. */
  readonly minutes?: number
  /** Under which the log has the fault. */
  readonly reference?: string
}

/** Four things can be said of a refusal: wait, come back, our fault, or start again. */
const sayings = { 'too-many': 'too-many', busy: 'busy', 'disk-full': 'busy', internal: 'internal' } as const
const sayingOf = (kind: string) => (kind in sayings ? sayings[kind as keyof typeof sayings] : 'refused')

export const trouble = screen<keyof typeof frameLabels.zh, TroublePage>({
  labels: frameLabels,
  title: ({ kind }, { ui }) => ui(`trouble.${sayingOf(kind)}.title`),
  body: ({ kind, minutes = 10, reference }, { ui, at }) => (
    <div class="plain">
      <h1>{ui(`trouble.${sayingOf(kind)}.title`)}</h1>
      <p class="big">{ui(`trouble.${sayingOf(kind)}.why`)}</p>
      <p class="gap">{ui(`trouble.${sayingOf(kind)}.do`, { minutes })}</p>
      {reference && <p class="note gap">{ui('trouble.reference', { reference })}</p>}
      <p class="gap">
        <a class="btn alt" href={at('/')}>
          {ui('home')}
        </a>
      </p>
    </div>
  ),
})
