import { type Fact, FactList } from './facts.tsx'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

/** What one look showed in full: in this page's memory only, never on paper, and gone with the page or by its button. */
export const Revealed = ({ facts, onClose }: { readonly facts: readonly Fact[]; readonly onClose: () => void }) => {
  const say = useWords(uiWords)
  return (
    <section className="shown no-print" aria-label={say('record.shown')}>
      <FactList facts={facts} />
      <p className="dim">{say('record.shownOnce')}</p>
      <button type="button" className="btn" onClick={onClose}>
        {say('record.hide')}
      </button>
    </section>
  )
}
