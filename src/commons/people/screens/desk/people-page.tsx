import { Link, useParams } from '@tanstack/react-router'
import { TermSelect } from '#commons/organs/screens/desk/term-select.tsx'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import {
  AnsweredList,
  ChoiceFilter,
  narrowedBy,
  RegisterPage,
  useRegisterSearch,
  WordsFilter,
} from '#ui/desk/register/register-list.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listChanges, listPeople, type PersonLine } from '../../spec/contract.ts'
import { postRoles } from '../../spec/roles.ts'
import { peopleWords } from './words.ts'

interface PeopleSearch {
  readonly q?: string
  readonly township?: string
  readonly term?: string
  readonly role?: string
  readonly cursor?: string
}

const Row = ({ item, isCurrent }: { readonly item: PersonLine; readonly isCurrent: boolean }) => {
  const say = useWords(peopleWords)
  return (
    <tr className={isCurrent ? 'on' : ''}>
      <td className="w">
        <Link
          to={`/people/${item.id}`}
          search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {item.name}
        </Link>
      </td>
      <td className="mid dim">{item.sex && say(`sex.${item.sex}`)}</td>
      <td className="roomy dim n">{item.birthOn}</td>
      <td className="roomy dim">{item.party && say(`party.${item.party}`)}</td>
      <td className="wide dim">{item.township?.name}</td>
      <td className="mid dim n">{item.number}</td>
    </tr>
  )
}

const Rows = ({ items, current }: { readonly items: readonly PersonLine[]; readonly current: string | undefined }) => {
  const say = useWords(peopleWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.name')}</th>
          <th className="mid">{say('field.sex')}</th>
          <th className="roomy n">{say('field.birthOn')}</th>
          <th className="roomy">{say('field.party')}</th>
          <th className="wide">{say('field.township')}</th>
          <th className="mid n">{say('field.number')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} isCurrent={item.id === current} />
        ))}
      </tbody>
    </table>
  )
}

/** What waits for whoever keeps persons; everybody else asks for changes of his own. */
const Ways = ({ mayKeep }: { readonly mayKeep: boolean }) => {
  const say = useWords(peopleWords)
  const { data } = useAnswer(listChanges, { query: { state: 'proposed', limit: 1 } }, { isEnabled: mayKeep })
  const waiting = typeof data?.total === 'object' ? data.total.atLeast : (data?.total ?? 0)
  return (
    <span className="end">
      {mayKeep ? (
        <>
          <Link to="/changes">{say('desk.changes', { n: waiting })}</Link>{' '}
          <Link to="/people-pairs">{say('desk.pairs')}</Link>
        </>
      ) : (
        <Link to="/changes">{say('noun.changes')}</Link>
      )}{' '}
      <Link to="/people/new-change">{say('move.propose')}</Link>
    </span>
  )
}

const Filters = ({ mayKeep }: { readonly mayKeep: boolean }) => {
  const say = useWords(peopleWords)
  const { search, set } = useRegisterSearch<PeopleSearch>()
  return (
    <>
      <WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />
      <TownshipSelect
        label={say('field.township')}
        allLabel={say('field.township')}
        value={search.township}
        onChange={(township) => set({ township })}
      />
      <ChoiceFilter
        label={say('field.role')}
        value={search.role}
        options={postRoles.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        onChange={(role) => set({ role })}
      />
      <TermSelect value={search.term} onChange={(term) => set({ term })} />
      <Ways mayKeep={mayKeep} />
    </>
  )
}

/** 人员: who is who, with the open record beside the list. */
export const Page = () => {
  const say = useWords(peopleWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<PeopleSearch>()
  const role = postRoles.find((one) => one === search.role)
  const answer = useAnswer(
    listPeople,
    {
      query: {
        limit: 50,
        ...narrowedBy(search, ['q', 'township', 'term', 'cursor']),
        ...(role ? { role } : {}),
      },
    },
    { keepsLast: true },
  )
  const mayCreate = answer.data?.can.includes('create') === true
  return (
    <RegisterPage
      title={say('noun')}
      path="/people"
      tabs={[]}
      tab=""
      create={mayCreate ? { label: say('move.enter'), to: '/people/new' } : undefined}
      filters={<Filters mayKeep={mayCreate} />}
      list={
        <AnsweredList label={say('noun')} answer={answer} empty={say('empty')}>
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
