import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import type { WayStep } from './way.ts'

/** Where a record stands, on one line. */
export const StepBar = ({
  steps,
  name,
}: {
  readonly steps: readonly WayStep[]
  readonly name: (step: string) => string
}) => {
  const say = useWords(uiWords)
  return (
    <ol className="way" aria-label={say('record.way')}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={step.stage}
          {...(step.stage === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          {name(step.name)}
        </li>
      ))}
    </ol>
  )
}
