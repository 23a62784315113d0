import { Link, useParams } from '@tanstack/react-router'
import {
  AnsweredList,
  narrowedBy,
  RegisterPage,
  useRegisterSearch,
  WordsFilter,
} from '#ui/desk/register/register-list.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listSubstitutions, type Substitution } from '../../spec/contract.ts'
import { usePostName } from './register.tsx'
import { substitutionWords } from './words.ts'

interface SubstitutionSearch {
  readonly tab?: string
  readonly q?: string
  readonly cursor?: string
}

const tabs = ['now', 'past'] as const

const Rows = ({
  items,
  current,
}: {
  readonly items: readonly Substitution[]
  readonly current: string | undefined
}) => {
  const say = useWords(substitutionWords)
  const postName = usePostName()
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.person')}</th>
          <th className="wide">{say('field.post')}</th>
          <th className="roomy n">{say('field.startsOn')}</th>
          <th className="roomy n">{say('field.endsOn')}</th>
          <th className="roomy">{say('field.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, person, post, startsOn, endsOn, standing }) => (
          <tr key={id} className={id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={`/substitutions/${id}`}
                search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
                aria-current={id === current ? 'true' : undefined}
              >
                {say('desk.for', { person: person.name, holder: post.holder })}
              </Link>
            </td>
            <td className="wide dim">{postName(post)}</td>
            <td className="roomy dim n">{startsOn}</td>
            <td className="roomy dim n">{endsOn}</td>
            <td className="roomy dim">{say(`standing.${standing}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 代理: who stands in for whom, now or once. */
export const Page = () => {
  const say = useWords(substitutionWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search, set } = useRegisterSearch<SubstitutionSearch>()
  const tab = tabs.find((name) => name === search.tab) ?? 'now'
  const answer = useAnswer(
    listSubstitutions,
    {
      query: {
        limit: 50,
        only: tab,
        ...narrowedBy(search, ['q', 'cursor']),
      },
    },
    { keepsLast: true },
  )
  return (
    <RegisterPage
      title={say('noun')}
      path="/substitutions"
      tabs={tabs.map((name) => ({ name, label: say(`tab.${name}`) }))}
      tab={tab}
      create={
        answer.data?.can.includes('create') ? { label: say('move.appoint'), to: '/substitutions/new' } : undefined
      }
      filters={<WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />}
      list={
        <AnsweredList label={say(`tab.${tab}`)} answer={answer} empty={say(`empty.${tab}`)}>
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
