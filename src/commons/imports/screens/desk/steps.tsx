import { useWords } from '#ui/desk/words.tsx'
import { importWords } from './words.ts'

const steps = ['kind', 'file', 'map', 'check', 'run', 'result'] as const
export type Step = (typeof steps)[number]

/** Where in the way one is. */
export const Steps = ({ at }: { readonly at: Step }) => {
  const say = useWords(importWords)
  return (
    <ol className="steps-line">
      {steps.map((step) => (
        <li key={step} className={step === at ? 'on' : ''} aria-current={step === at ? 'step' : undefined}>
          {say(`step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
