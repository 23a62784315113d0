import { FileLines, FilesList } from '#commons/files/screens/desk/files-list.tsx'
import { useDates } from '#ui/desk/dates.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { Opinion } from '../../spec/contract.ts'
import { opinionWords } from './words/words.ts'

const Declined = ({ item }: { readonly item: Opinion }) => {
  const say = useWords(opinionWords)
  if (!item.declineReason) return null
  return (
    <section>
      <div className="sec">
        <h2>{say('part.declined')}</h2>
        {item.declineDoor && <span className="dim">{say('part.goTo', { door: say(`door.${item.declineDoor}`) })}</span>}
      </div>
      <p className="say">{item.declineReason}</p>
    </section>
  )
}

const Rated = ({ item }: { readonly item: Opinion }) => {
  const say = useWords(opinionWords)
  if (item.state !== 'closed' && !item.rating) return null
  return (
    <p className="rated">
      {say('part.rating')} <b>{say(`rating.${item.rating ?? 'none'}`)}</b> {item.ratingComment}
    </p>
  )
}

const Answered = ({ item }: { readonly item: Opinion }) => {
  const say = useWords(opinionWords)
  const { long } = useDates()
  if (!item.answer) return <Declined item={item} />
  const isReleased = item.state === 'released' || item.state === 'closed'
  return (
    <section className="answer">
      <div className="sec">
        <h2>{say('part.answer')}</h2>
        {item.result && <b>{say(`result.${item.result}`)}</b>}
        {item.plannedOn && <span>{say('part.plannedOn', { date: long(item.plannedOn) })}</span>}
        <small className="dim end">
          {isReleased ? item.answeredBy && say('part.answeredBy', { organ: item.answeredBy }) : say('part.unreleased')}
        </small>
      </div>
      <p className="say">{item.answer}</p>
      <FileLines files={item.answerFiles} />
      {item.cannotReason && <p className="say">{item.cannotReason}</p>}
      {item.contested > 0 && <p className="dim">{say('part.contested')}</p>}
      <Rated item={item} />
    </section>
  )
}

/** What was answered, whether the citizen has it, and what the citizen made of it; or why it was declined. */
export const AnswerPart = ({ item }: { readonly item: Opinion }) => {
  const say = useWords(opinionWords)
  return (
    <>
      <Answered item={item} />
      <FilesList files={item.earlierFiles} title={say('part.earlierFiles')} />
    </>
  )
}
