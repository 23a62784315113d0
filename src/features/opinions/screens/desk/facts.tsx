import { Link } from '@tanstack/react-router'
import { isFinal } from '#kernel/lifecycle.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { Opinion } from '../../spec/contract.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { useSettings } from './use-settings.ts'
import { opinionWords } from './words/words.ts'

/** What is known of an opinion beside its text. Contacts come masked, to those who need them. */
export const Facts = ({ item }: { readonly item: Opinion }) => {
  const say = useWords(opinionWords)
  const { categories } = useSettings()
  const category =
    item.category && (categories.find(({ code }) => code === item.category?.code)?.name ?? item.category.name)
  const author = [item.author?.name ?? say('fact.unsigned'), item.author?.phone].filter(Boolean).join(' ')
  const place = [item.township.name, item.village?.name, item.place].filter(Boolean).join(' ')
  const isOpen = !isFinal(opinionLife, item.state)
  const notAssigned = item.answer ? say('fact.answeredHere') : isOpen ? say('fact.noHandler') : '—'
  const source = [item.venue?.name, say(`channel.${item.channel}`)].filter(Boolean).join(' ')
  return (
    <section>
      <dl className="facts">
        <dt>{say('fact.channel')}</dt>
        <dd>{source}</dd>
        <dt>{say('fact.received')}</dt>
        <dd>{item.on === momentOf(item.at).slice(0, 10) ? momentOf(item.at) : item.on}</dd>
        <dt>{say('fact.category')}</dt>
        <dd>{category ?? <span className="dim">{isOpen ? say('fact.noCategory') : '—'}</span>}</dd>
        <dt>{say('fact.author')}</dt>
        <dd>{author}</dd>
        <dt className="from-left">{say('fact.place')}</dt>
        <dd className="all">{place}</dd>
        <dt>{say('fact.number')}</dt>
        <dd>{item.number ?? <span className="dim">{say('noun.unnumbered')}</span>}</dd>
        <dt>{say('fact.code')}</dt>
        <dd>{item.code}</dd>
        <dt>{say('fact.handler')}</dt>
        <dd>{item.handler?.name ?? <span className="dim">{notAssigned}</span>}</dd>
        {item.enteredBy && (
          <>
            <dt>{say('fact.enteredBy')}</dt>
            <dd>{item.enteredBy}</dd>
          </>
        )}
        <dt className="from-left">{say('fact.consent')}</dt>
        <dd className="all">{item.publishConsent ? say('fact.consentYes') : say('fact.consentNo')}</dd>
        {item.byGuardian && (
          <>
            <dt className="from-left">{say('fact.guardian')}</dt>
            <dd className="all">{say('fact.guardianYes')}</dd>
          </>
        )}
        {item.mergedInto && (
          <>
            <dt className="from-left">{say('part.mergedInto')}</dt>
            <dd className="all">
              <Link to={`/opinions/${item.mergedInto.id}`}>
                {item.mergedInto.number} {item.mergedInto.title}
              </Link>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
