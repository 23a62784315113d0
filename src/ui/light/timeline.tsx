import type { ComponentChildren, FunctionComponent } from 'preact'
import type { View } from './screen.ts'

export type Stage = 'done' | 'now' | 'next'

export interface Step {
  readonly stage: Stage
  readonly day: string | null
  /** The date as it is said: "11月26日（周四）前". */
  readonly when: string
  readonly name: string
  readonly note?: ComponentChildren
}

/** What has happened and what comes next, by date. Shape and a hidden word tell the stage, not colour alone. */
export const Timeline: FunctionComponent<{ view: View; steps: readonly Step[] }> = ({ view, steps }) => (
  <ol class="time wide">
    {steps.map(({ stage, day, when, name, note }) => (
      <li class={stage === 'done' ? undefined : stage} aria-current={stage === 'now' ? 'step' : undefined}>
        {day ? <time dateTime={day}>{when}</time> : <span class="when">{when}</span>}
        <b>
          {name}
          <span class="unseen">{` ${view.ui(`stage.${stage}`)}`}</span>
        </b>
        {note && <span class="note">{note}</span>}
      </li>
    ))}
  </ol>
)
