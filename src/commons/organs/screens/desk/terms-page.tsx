import { Link, useParams } from '@tanstack/react-router'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import { AnsweredList, ChoiceFilter, RegisterPage, useRegisterSearch } from '#ui/desk/register/register-list.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listTerms, type TermItem, termStates } from '../../spec/term-contract.ts'
import { organWords } from './words.ts'

interface TermSearch {
  readonly tab?: string
  readonly township?: string
  readonly state?: string
  readonly cursor?: string
}

const Row = ({ item, isCurrent }: { readonly item: TermItem; readonly isCurrent: boolean }) => {
  const say = useWords(organWords)
  return (
    <tr className={isCurrent ? 'on' : ''}>
      <td className="w">
        <Link
          to={`/terms/${item.id}`}
          search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {item.title}
        </Link>
      </td>
      <td className="wide dim n">{item.startsOn}</td>
      <td className="roomy dim n">{item.endsOn ?? '—'}</td>
      <td className="mid dim n">{say('unit.sessions', { n: item.sessions })}</td>
      <td className="dim">{say(`term.state.${item.state}`)}</td>
    </tr>
  )
}

const Rows = ({ items, current }: { readonly items: readonly TermItem[]; readonly current: string | undefined }) => {
  const say = useWords(organWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('column.term')}</th>
          <th className="wide n">{say('column.since')}</th>
          <th className="roomy n">{say('column.until')}</th>
          <th className="mid n">{say('column.sessions')}</th>
          <th>{say('column.state')}</th>
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

const Filters = () => {
  const say = useWords(organWords)
  const { search, set } = useRegisterSearch<TermSearch>()
  return (
    <>
      <TownshipSelect
        label={say('filter.township')}
        allLabel={say('filter.township')}
        value={search.township}
        onChange={(township) => set({ township, ...(township && { tab: 'township' }) })}
      />
      <ChoiceFilter
        label={say('column.state')}
        value={search.state}
        options={termStates.map((state) => ({ value: state, label: say(`term.state.${state}`) }))}
        onChange={(state) => set({ state })}
      />
    </>
  )
}

const tabs = ['county', 'township'] as const

/** 届次与会议: terms of the congresses, each with its sessions beside the list. */
export const Page = () => {
  const say = useWords(organWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<TermSearch>()
  const tab = tabs.find((name) => name === search.tab) ?? 'county'
  const state = termStates.find((one) => one === search.state)
  const answer = useAnswer(
    listTerms,
    {
      query: {
        level: tab,
        ...(search.township ? { division: search.township } : {}),
        ...(state ? { state } : {}),
        ...(search.cursor ? { cursor: search.cursor } : {}),
      },
    },
    { keepsLast: true },
  )
  const mayCreate = answer.data?.can.includes('create') === true
  return (
    <RegisterPage
      title={say('terms.noun')}
      path="/terms"
      tabs={tabs.map((name) => ({ name, label: say(`group.${name}`) }))}
      tab={tab}
      create={mayCreate ? { label: say('desk.newTerm'), to: '/terms/new' } : undefined}
      filters={<Filters />}
      list={
        <AnsweredList label={say('terms.noun')} answer={answer} empty={say('empty.terms')}>
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
