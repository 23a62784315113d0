import { Link, useParams } from '@tanstack/react-router'
import { dayOf } from '#kernel/day.ts'
import { TermSelect } from '#commons/organs/screens/desk/term-select.tsx'
import { list as listOrgans } from '#commons/organs/spec/contract.ts'
import { listSessions, type SessionItem } from '#commons/organs/spec/session-contract.ts'
import {
  AnsweredList,
  ChoiceFilter,
  narrowedBy,
  RegisterPage,
  useRegisterSearch,
  WordsFilter,
} from '#ui/desk/register/register-list.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, type Mandate, notes } from '../../spec/contract.ts'
import { mandateWords } from './words.ts'

/** Sessions that have not begun are missed by nobody. */
const today = dayOf(new Date())

const tabs = ['absent', 'roll', 'notes'] as const

interface AbsenceSearch {
  readonly tab?: string
  readonly q?: string
  readonly term?: string
  /** The county's where nothing is said. */
  readonly congress?: string
  readonly session?: string
  readonly cursor?: string
}

interface RowsProps {
  readonly items: readonly Mandate[]
  readonly current: string | undefined
  readonly session: string | undefined
}

const Who = ({
  item,
  current,
  does,
}: {
  readonly item: Mandate
  readonly current: string | undefined
  readonly does?: string
}) => (
  <Link
    to={`/absences/${item.id}`}
    search={(before: Record<string, unknown>) => ({ ...before, do: does })}
    aria-current={item.id === current ? 'true' : undefined}
  >
    {item.person.name}
  </Link>
)

/** Who was not there, one row an absence; with the alert that the law makes of those without leave. */
const Absences = ({ items, current, session }: RowsProps) => {
  const say = useWords(mandateWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.person')}</th>
          <th className="wide">{say('absences.at')}</th>
          <th>{say('absences.how')}</th>
          <th>{say('absences.alert')}</th>
        </tr>
      </thead>
      <tbody>
        {items.flatMap((item) =>
          item.absences
            .filter((one) => session === undefined || one.session === session)
            .map(({ session: at, title, leave }) => (
              <tr key={`${item.id} ${at}`} className={item.id === current ? 'on' : ''}>
                <td className="w">
                  <Who item={item} current={current} />
                </td>
                <td className="wide dim">{title}</td>
                <td className="dim">{say(leave ? 'absences.leave' : 'absences.without')}</td>
                <td>{item.alert && say(`alert.${item.alert}`)}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  )
}

/** All deputies of the session's congress and term, each with whether an absence is recorded; recording begins here. */
const Roll = ({ items, current, session }: RowsProps) => {
  const say = useWords(mandateWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.person')}</th>
          <th className="wide">{say('field.constituency')}</th>
          <th>{say('absences.how')}</th>
          <th>
            <span className="unseen">{say('move.recordAbsence')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const absence = item.absences.find((one) => one.session === session)
          return (
            <tr key={item.id} className={item.id === current ? 'on' : ''}>
              <td className="w">
                <Who item={item} current={current} />
              </td>
              <td className="wide dim">{item.constituency?.name}</td>
              <td className="dim">
                {absence ? say(absence.leave ? 'absences.leave' : 'absences.without') : say('absences.present')}
              </td>
              <td>
                {!absence && (
                  <Link
                    to={`/absences/${item.id}`}
                    search={(before: Record<string, unknown>) => ({ ...before, do: 'recordAbsence' })}
                    aria-label={`${say('move.recordAbsence')} ${item.person.name}`}
                  >
                    {say('move.recordAbsence')}
                  </Link>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What the law says of the mandates: seats by population, sessions missed without leave. */
const Notes = () => {
  const say = useWords(mandateWords)
  const { data, error, refetch } = useAnswer(notes, { query: {} })
  return (
    <section className="list scroll" aria-label={say('absences.tab.notes')}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <Empty why={say('notes.none')} />
      ) : (
        <table className="rows registers">
          <thead>
            <tr>
              <th className="w">{say('notes.what')}</th>
              <th>{say('notes.law')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ code, law, mandate, name, count, most }) => {
              const text = say(`note.${code}` as 'note.missed-once', { name: name ?? '', count, most: most ?? '' })
              return (
                <tr key={`${code} ${mandate}`}>
                  <td className="w">
                    {mandate ? (
                      <Link to={`/absences/${mandate}`} search={{ tab: 'notes' }}>
                        {text}
                      </Link>
                    ) : (
                      text
                    )}
                  </td>
                  <td className="dim">{law}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface FiltersProps {
  readonly congresses: readonly { readonly id: string; readonly name: string }[]
  readonly sessions: readonly SessionItem[]
}

const Filters = ({ congresses, sessions }: FiltersProps) => {
  const say = useWords(mandateWords)
  const { search, set } = useRegisterSearch<AbsenceSearch>()
  return (
    <>
      <WordsFilter label={say('field.person')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={say('field.congress')}
        value={search.congress}
        options={congresses.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(congress) => set({ congress, session: undefined })}
      />
      <TermSelect value={search.term} onChange={(term) => set({ term, session: undefined })} />
      <ChoiceFilter
        label={say('absences.session')}
        value={search.session}
        options={sessions.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(session) => set({ session })}
      />
    </>
  )
}

const Absent = ({ current }: { readonly current: string | undefined }) => {
  const say = useWords(mandateWords)
  const { search } = useRegisterSearch<AbsenceSearch>()
  const query = {
    limit: 50,
    only: 'absent' as const,
    ...narrowedBy(search, ['q', 'congress', 'term', 'session', 'cursor']),
  }
  const answer = useAnswer(list, { query }, { keepsLast: true })
  return (
    <AnsweredList
      label={say('absences.tab.absent')}
      answer={answer}
      empty={say(search.session ? 'absences.noneThere' : 'absences.none')}
    >
      <Absences items={answer.data?.items ?? []} current={current} session={search.session} />
    </AnsweredList>
  )
}

/** The latest sessions, where none is chosen yet. */
const ToChoose = ({ sessions }: { readonly sessions: readonly SessionItem[] }) => {
  const say = useWords(mandateWords)
  return (
    <Empty why={say(sessions.length === 0 ? 'absences.noSession' : 'absences.choose')}>
      {sessions.slice(0, 5).map(({ id, title }) => (
        <p key={id}>
          <Link to="/absences" search={(before: Record<string, unknown>) => ({ ...before, tab: 'roll', session: id })}>
            {title}
          </Link>
        </p>
      ))}
    </Empty>
  )
}

const ToRecord = ({ session, current }: { readonly session: SessionItem; readonly current: string | undefined }) => {
  const say = useWords(mandateWords)
  const { search } = useRegisterSearch<AbsenceSearch>()
  const query = {
    limit: 50,
    congress: session.organ.id,
    term: String(session.term.number),
    state: 'inForce' as const,
    ...narrowedBy(search, ['q', 'cursor']),
  }
  const answer = useAnswer(list, { query }, { keepsLast: true })
  return (
    <AnsweredList label={say('absences.tab.roll')} answer={answer} empty={say('absences.nobody')}>
      <Roll items={answer.data?.items ?? []} current={current} session={session.id} />
    </AnsweredList>
  )
}

/** 出席人代会: who was not at which session, recording it, and what the law makes of it (代表法 62). */
export const Page = () => {
  const say = useWords(mandateWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<AbsenceSearch>()
  const tab = tabs.find((name) => name === search.tab) ?? 'absent'
  const { data: organs } = useAnswer(
    listOrgans,
    { query: { kind: 'congress', limit: 10 } },
    { freshFor: namesFreshFor },
  )
  const { data: ofTownships } = useAnswer(
    listOrgans,
    { query: { kind: 'townshipCongress', limit: 1000 } },
    { freshFor: namesFreshFor },
  )
  const congresses = [...(organs?.items ?? []), ...(ofTownships?.items ?? [])]
  const congress = search.congress ?? organs?.items[0]?.id
  const { data } = useAnswer(
    listSessions,
    { query: { limit: 200, ...(congress && { organ: congress }) } },
    { isEnabled: congress !== undefined },
  )
  const sessions = (data?.items ?? []).filter(
    ({ state, startsOn, term }) =>
      state !== 'cancelled' && startsOn <= today && (!search.term || String(term.number) === search.term),
  )
  const session = sessions.find((one) => one.id === search.session)
  const list = {
    absent: <Absent current={id} />,
    roll: session ? (
      <ToRecord session={session} current={id} />
    ) : (
      <section className="list scroll">{data ? <ToChoose sessions={sessions} /> : <Loading />}</section>
    ),
    notes: <Notes />,
  }
  return (
    <RegisterPage
      title={say('noun.absences')}
      path="/absences"
      tabs={tabs.map((name) => ({ name, label: say(`absences.tab.${name}`) }))}
      tab={tab}
      create={undefined}
      filters={tab === 'notes' ? null : <Filters congresses={congresses} sessions={sessions} />}
      list={list[tab]}
    />
  )
}
