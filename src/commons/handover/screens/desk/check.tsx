import { Link } from '@tanstack/react-router'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { type DryRun, type HandoverProblem, tryOut } from '../../spec/contract.ts'
import { handoverWords } from './words.ts'

const Problems = ({ problems, title }: { readonly problems: readonly HandoverProblem[]; readonly title: string }) => {
  const lookUp = useLookUp()
  if (problems.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="notes">
        {problems.map(({ code, law, params }) => (
          <li key={code}>
            {lookUp(handoverWords.name, `note.${code}`, params) ?? code} <span className="dim nw">{law}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Ends = ({ ends, lastDay, constituencies }: DryRun) => {
  const say = useWords(handoverWords)
  const ofPeople = useWords(peopleWords)
  return (
    <section>
      <h2>{say('part.ends')}</h2>
      <details>
        <summary>{say('ends.mandates', { n: ends.mandates.length, day: lastDay })}</summary>
        <p className="names">
          {ends.mandates.map(({ mandate, person, isInBoth }) => (
            <span key={mandate} className="nw">
              <Link to={`/teams/${mandate}`}>{person.name}</Link>
              {isInBoth && <span className="dim"> {say('results.sits')}</span>}{' '}
            </span>
          ))}
        </p>
      </details>
      <details>
        <summary>{say('ends.posts', { n: ends.posts.length })}</summary>
        <table className="rows tight inset">
          <thead>
            <tr>
              <th className="w">{say('successor.column.post')}</th>
              <th>{say('successor.column.holder')}</th>
              <th>{say('successor.column.next')}</th>
            </tr>
          </thead>
          <tbody>
            {ends.posts.map(({ id, person, role, organ, successor, isActing }) => (
              <tr key={id}>
                <td className="w">
                  {organ.name} {ofPeople(`role.${role}`)}
                </td>
                <td className="dim">{person.name}</td>
                <td className="dim">{successor?.name ?? (isActing ? say('stays.nobody') : '—')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {(constituencies.changed > 0 || constituencies.ended > 0) && <p>{say('ends.constituencies', constituencies)}</p>}
    </section>
  )
}

const Stays = ({ stays }: Pick<DryRun, 'stays'>) => {
  const say = useWords(handoverWords)
  const kinds = useKinds()
  const isNothing = stays.tasks.length === 0 && stays.changes === 0 && stays.sessions.length === 0 && stays.posts === 0
  return (
    <section>
      <h2>{say('part.stays')}</h2>
      {isNothing && <p className="dim">{say('stays.none')}</p>}
      <ul className="notes">
        {stays.tasks.map(({ kind, move, count, holders }) => {
          const { noun, word } = kinds(kind)
          return (
            <li key={`${kind} ${move}`}>
              {say('stays.tasks', { name: `${noun} · ${word('move', move)}`, n: count })}{' '}
              <span className="dim">
                {holders.length === 0 ? say('stays.nobody') : say('stays.holders', { names: holders.join('、') })}
              </span>
            </li>
          )
        })}
        {stays.changes > 0 && <li>{say('stays.changes', { n: stays.changes })}</li>}
        {stays.sessions.length > 0 && <li>{say('stays.sessions', { names: stays.sessions.join('、') })}</li>}
        {stays.posts > 0 && <li>{say('stays.posts', { n: stays.posts })}</li>}
      </ul>
    </section>
  )
}

/** 预演: what completing would do, as things stand now. */
export const Check = ({ id, number }: { readonly id: string; readonly number: number }) => {
  const say = useWords(handoverWords)
  const { data, error, refetch } = useAnswer(tryOut, { params: { id }, query: {} })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const errors = data.problems.filter(({ severity }) => severity === 'error')
  const again = data.begins.mandates.filter(({ isInBoth }) => isInBoth).length
  return (
    <>
      <section>
        <h2>{say('part.check')}</h2>
        <p className="dim">
          {errors.length === 0 && `${say('check.ok')} `}
          {say('check.stale')}
        </p>
      </section>
      <Problems problems={errors} title={say('part.problems')} />
      <Problems problems={data.problems.filter(({ severity }) => severity === 'note')} title={say('part.notes')} />
      <Ends {...data} />
      <section>
        <h2>{say('part.begins')}</h2>
        <p>{say('begins.terms', { n: number })}</p>
        <p>{say('begins.mandates', { n: data.begins.mandates.length, day: data.startsOn, again })}</p>
      </section>
      <Stays stays={data.stays} />
    </>
  )
}
