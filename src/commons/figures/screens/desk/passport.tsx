import { momentOf } from '#ui/desk/dates.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { FigureDefinition } from '../../spec/contract.ts'
import { figuresWords } from './words.ts'

/** What a figure means and how it was counted. */
export const Passport = ({ definition, asOf }: { readonly definition: FigureDefinition; readonly asOf: string }) => {
  const say = useWords(figuresWords)
  return (
    <section>
      <h2>{say('passport')}</h2>
      <dl className="pass">
        <dt>{say('passport.means')}</dt>
        <dd className="all">{definition.means}</dd>
        <dt>{say('passport.datedBy')}</dt>
        <dd>{definition.datedBy}</dd>
        <dt>{say('passport.unit')}</dt>
        <dd>{definition.unit}</dd>
        <dt>{say('passport.dedup')}</dt>
        <dd>{definition.dedup}</dd>
        <dt>{say('passport.excludes')}</dt>
        <dd>{definition.excludes}</dd>
        <dt className="from-left">{say('passport.asOf')}</dt>
        <dd className="all">{asOf.length > 10 ? momentOf(asOf) : asOf}</dd>
      </dl>
    </section>
  )
}
