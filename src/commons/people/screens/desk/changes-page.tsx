import { Link, useParams } from '@tanstack/react-router'
import type { AnswerOf } from '#kernel/endpoint.ts'
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
import { changeStates } from '../../spec/change-lifecycle.ts'
import { listChanges } from '../../spec/contract.ts'
import { peopleWords } from './words.ts'

interface ChangeSearch {
  readonly q?: string
  /** A state, or `all`; those that wait where nothing is said. */
  readonly state?: string
  readonly cursor?: string
}

const Rows = ({
  items,
  current,
}: {
  readonly items: AnswerOf<typeof listChanges>['items']
  readonly current: string | undefined
}) => {
  const say = useWords(peopleWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.name')}</th>
          <th className="wide">{say('changes.asked')}</th>
          <th className="roomy n">{say('changes.on')}</th>
          <th className="mid n">{say('changes.due')}</th>
          <th>{say('field.state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, person, asked, on, dueOn, state }) => (
          <tr key={id} className={id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={`/changes/${id}`}
                search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
                aria-current={id === current ? 'true' : undefined}
              >
                {person.name}
              </Link>
            </td>
            <td className="wide dim">
              {Object.keys(asked)
                .map((field) => say(`field.${field}` as 'field.name'))
                .join('、')}
            </td>
            <td className="roomy dim n">{on}</td>
            <td className="mid dim n">{state === 'proposed' ? (dueOn ?? '—') : '—'}</td>
            <td className="dim">{say(`state.${state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 申请变更: what people ask to have changed of their own data, those that wait first. */
export const Page = () => {
  const say = useWords(peopleWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search, set } = useRegisterSearch<ChangeSearch>()
  const state = search.state === 'all' ? undefined : (changeStates.find((one) => one === search.state) ?? 'proposed')
  const query = { limit: 50, ...narrowedBy(search, ['q', 'cursor']), ...(state && { state }) }
  const answer = useAnswer(listChanges, { query }, { keepsLast: true })
  const isOfThoseThatWait = state === 'proposed' && !search.q
  return (
    <RegisterPage
      title={say('noun.changes')}
      path="/changes"
      tabs={[]}
      tab=""
      create={{ label: say('move.propose'), to: '/people/new-change' }}
      filters={
        <>
          <WordsFilter label={say('field.name')} value={search.q} onChange={(q) => set({ q })} />
          <ChoiceFilter
            label={say('field.state')}
            value={search.state ?? 'proposed'}
            options={[
              ...changeStates.map((one) => ({ value: one, label: say(`state.${one}`) })),
              { value: 'all', label: say('changes.all') },
            ]}
            onChange={(picked) => set({ state: picked })}
          />
        </>
      }
      list={
        <AnsweredList
          label={say('noun.changes')}
          answer={answer}
          empty={say(isOfThoseThatWait ? 'changes.none' : 'changes.noneSo')}
        >
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
