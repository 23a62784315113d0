import { useState } from 'react'
import { useWords } from '#ui/desk/words.tsx'
import { accessWords } from './words.ts'

/** The ten codes, shown this once. */
export const RecoveryCodes = ({
  codes,
  done,
  onDone,
}: {
  readonly codes: readonly string[]
  /** What the last button says. */
  readonly done: 'recovery.done' | 'own.recovery.done'
  readonly onDone: () => void
}) => {
  const say = useWords(accessWords)
  const [isKept, setKept] = useState(false)
  return (
    <section className="recovery">
      <p>{say('recovery.lead')}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <button type="button" className="btn" onClick={() => window.print()}>
          {say('recovery.print')}
        </button>
      </p>
      <label className="check">
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.target.checked)} />{' '}
        {say('recovery.kept')}
      </label>
      <button type="button" className="btn pri" disabled={!isKept} onClick={onDone}>
        {say(done)}
      </button>
    </section>
  )
}
