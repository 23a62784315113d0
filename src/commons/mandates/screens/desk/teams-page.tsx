import { Link, useParams } from '@tanstack/react-router'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import { TermSelect } from '#commons/organs/screens/desk/term-select.tsx'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import {
  AnsweredList,
  narrowedBy,
  RegisterPage,
  useRegisterSearch,
  WordsFilter,
} from '#ui/desk/register/register-list.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, team, type Team, teams } from '../../spec/contract.ts'
import { mandateWords } from './words.ts'

interface TeamSearch {
  readonly tab?: string
  readonly q?: string
  readonly term?: string
  readonly township?: string
  readonly cursor?: string
}

const Rows = ({
  which,
  items,
  current,
}: {
  readonly which: Team
  readonly items: AnswerOf<typeof team>['items']
  readonly current: string | undefined
}) => {
  const say = useWords(mandateWords)
  const ofPeople = useWords(peopleWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.person')}</th>
          <th className="wide">{ofPeople('field.role')}</th>
          <th className="wide">{which === 'deputies' ? say('field.constituency') : ofPeople('field.organ')}</th>
          <th className="roomy n">{ofPeople('field.startsOn')}</th>
          <th className="roomy n">{ofPeople('field.endsOn')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={which === 'deputies' ? `/teams/${item.id}` : `/people/${item.person.id}`}
                {...(which === 'deputies' && {
                  search: (before: Record<string, unknown>) => ({ ...before, do: undefined }),
                })}
                aria-current={item.id === current ? 'true' : undefined}
              >
                {item.person.name}
              </Link>
            </td>
            <td className="wide dim">{item.title ?? ofPeople(`role.${item.role}`)}</td>
            <td className="wide dim">{item.organ}</td>
            <td className="roomy dim n">{item.startsOn}</td>
            <td className="roomy dim n">{item.endsOn ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Filters = () => {
  const say = useWords(mandateWords)
  const ofPeople = useWords(peopleWords)
  const { search, set } = useRegisterSearch<TeamSearch>()
  return (
    <>
      <WordsFilter label={ofPeople('field.name')} value={search.q} onChange={(q) => set({ q })} />
      <TermSelect value={search.term} onChange={(term) => set({ term })} />
      <TownshipSelect
        label={ofPeople('field.township')}
        allLabel={ofPeople('field.township')}
        value={search.township}
        onChange={(township) => set({ township })}
      />
      <span className="end">
        <Link to="/absences">{say('desk.absences')}</Link>{' '}
        <Link to="/figures/deputies" search={{ by: 'sex,age' }}>
          {say('desk.structure')}
        </Link>
      </span>
    </>
  )
}

/** 四支队伍: the four teams as they come out of posts and mandates; a deputy's mandate opens beside the list. */
export const Page = () => {
  const say = useWords(mandateWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<TeamSearch>()
  const tab = teams.find((name) => name === search.tab) ?? 'deputies'
  const answer = useAnswer(
    team,
    {
      params: { team: tab },
      query: {
        limit: 50,
        ...narrowedBy(search, ['q', 'term', 'township', 'cursor']),
      },
    },
    { keepsLast: true },
  )
  const { data: deputies } = useAnswer(list, { query: { limit: 1 } })
  const mayCreate = deputies?.can.includes('create') === true
  return (
    <RegisterPage
      title={say('noun.teams')}
      path="/teams"
      tabs={teams.map((name) => ({ name, label: say(`team.${name}`) }))}
      tab={tab}
      create={mayCreate ? { label: say('move.elect'), to: '/teams/new' } : undefined}
      filters={<Filters />}
      list={
        <AnsweredList label={say(`team.${tab}`)} answer={answer} empty={say('empty')}>
          <Rows which={tab} items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
