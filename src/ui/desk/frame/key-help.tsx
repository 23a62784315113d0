import { useEffect, useRef } from 'react'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import type { Place } from './navigation.tsx'

export interface KeyHelpProps {
  readonly places: readonly Place[]
  readonly canCreate: boolean
  readonly onClose: () => void
}

/** All keys, on `?`. The browser's own dialog: it keeps the focus and closes on Esc. */
export const KeyHelp = ({ places, canCreate, onClose }: KeyHelpProps) => {
  const say = useWords(uiWords)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['/'], say('keys.search')],
    ...places.map((place) => [['g', place.letter], say('keys.go', { place: place.label })] as const),
    [['j', 'k'], say('keys.upDown')],
    [['Enter'], say('keys.open')],
    [['a'], say('keys.act')],
    ...(canCreate ? [[['n'], say('keys.new')] as const] : []),
    [['Ctrl', 'Enter'], say('keys.send')],
    [['Esc'], say('keys.close')],
    [['?'], say('keys.help')],
  ]
  return (
    <dialog ref={dialog} className="pop" aria-labelledby="keys-title" onClose={onClose}>
      <form method="dialog">
        <h2 id="keys-title">{say('keys.title')}</h2>
        <dl className="keys">
          {rows.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <button type="submit" className="btn">
          {say('act.close')}
        </button>
      </form>
    </dialog>
  )
}
