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
import { list } from '../../spec/contract.ts'
import { handoverStates } from '../../spec/lifecycle.ts'
import { handoverWords } from './words.ts'

interface Search {
  readonly q?: string
  readonly state?: string
  readonly cursor?: string
}

const Rows = ({
  items,
  current,
}: {
  readonly items: AnswerOf<typeof list>['items']
  readonly current: string | undefined
}) => {
  const say = useWords(handoverWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.congress')}</th>
          <th className="wide">{say('noun')}</th>
          <th className="roomy n">{say('field.startsOn')}</th>
          <th>{say('field.state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={`/handovers/${item.id}`}
                search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
                aria-current={item.id === current ? 'true' : undefined}
              >
                {item.congress.name}
              </Link>
            </td>
            <td className="wide dim">{say('desk.ofTerm', { n: item.number })}</td>
            <td className="roomy dim n">{item.startsOn}</td>
            <td className="dim">{say(`state.${item.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Filters = () => {
  const say = useWords(handoverWords)
  const { search, set } = useRegisterSearch<Search>()
  return (
    <>
      <WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={say('filter.state')}
        value={search.state}
        options={handoverStates.map((state) => ({ value: state, label: say(`state.${state}`) }))}
        onChange={(state) => set({ state })}
      />
    </>
  )
}

/** 换届: the hand-overs of the congresses, each beside the list. */
export const Page = () => {
  const say = useWords(handoverWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<Search>()
  const state = handoverStates.find((one) => one === search.state)
  const answer = useAnswer(
    list,
    {
      query: {
        limit: 50,
        ...narrowedBy(search, ['q', 'cursor']),
        ...(state ? { state } : {}),
      },
    },
    { keepsLast: true },
  )
  const mayCreate = answer.data?.can.includes('create') === true
  return (
    <RegisterPage
      title={say('noun')}
      path="/handovers"
      tabs={[]}
      tab=""
      create={mayCreate ? { label: say('desk.new'), to: '/handovers/new' } : undefined}
      filters={<Filters />}
      list={
        <AnsweredList label={say('noun')} answer={answer} empty={say('empty')}>
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
