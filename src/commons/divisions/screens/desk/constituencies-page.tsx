import { Link, useParams } from '@tanstack/react-router'
import { Lent } from '#ui/desk/lent-filters.tsx'
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
import {
  type ConstituencyItem,
  constituencyLevels,
  constituencyStates,
  listConstituencies,
} from '../../spec/constituency-contract.ts'
import { TownshipSelect } from './township-select.tsx'
import { divisionWords } from './words.ts'

interface ConstituencySearch {
  readonly tab?: string
  readonly q?: string
  readonly township?: string
  readonly state?: string
  readonly term?: string
  readonly cursor?: string
}

const Row = ({ item, isCurrent }: { readonly item: ConstituencyItem; readonly isCurrent: boolean }) => {
  const say = useWords(divisionWords)
  return (
    <tr className={isCurrent ? 'on' : ''}>
      <td className="dim n">{item.number}</td>
      <td className="w">
        <Link
          to={`/constituencies/${item.id}`}
          search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {item.name}
        </Link>
      </td>
      <td className="wide dim">{item.township?.name}</td>
      <td className="roomy dim n">{say('unit.villages', { n: item.villages.length })}</td>
      <td className="mid dim n">{say('unit.people', { n: item.population })}</td>
      <td className="n">{say('unit.seats', { n: item.seats })}</td>
    </tr>
  )
}

interface RowsProps {
  readonly items: readonly ConstituencyItem[]
  readonly current: string | undefined
}

const Rows = ({ items, current }: RowsProps) => {
  const say = useWords(divisionWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="n">{say('column.number')}</th>
          <th className="w">{say('column.name')}</th>
          <th className="wide">{say('column.township')}</th>
          <th className="roomy n">{say('column.villages')}</th>
          <th className="mid n">{say('column.population')}</th>
          <th className="n">{say('column.seats')}</th>
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

const Filters = ({ sum }: { readonly sum: { readonly seats: number; readonly population: number } | undefined }) => {
  const say = useWords(divisionWords)
  const { search, set } = useRegisterSearch<ConstituencySearch>()
  return (
    <>
      <WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />
      <TownshipSelect
        label={say('filter.township')}
        allLabel={say('filter.township')}
        value={search.township}
        onChange={(township) => set({ township })}
      />
      <ChoiceFilter
        label={say('filter.state')}
        value={search.state}
        options={[
          { value: 'ended', label: say('filter.stateEnded') },
          { value: 'all', label: say('filter.stateAll') },
        ]}
        onChange={(state) => set({ state })}
      />
      <Lent name="term" value={search.term} onChange={(term) => set({ term })} />
      {sum && <span className="end dim">{say('sum.constituencies', sum)}</span>}
    </>
  )
}

/** 选区: which villages elect how many deputies of which level. */
export const Page = () => {
  const say = useWords(divisionWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<ConstituencySearch>()
  const tab = constituencyLevels.find((level) => level === search.tab) ?? 'county'
  const state = [...constituencyStates, 'all' as const].find((one) => one === search.state)
  const answer = useAnswer(
    listConstituencies,
    {
      query: {
        level: tab,
        ...narrowedBy(search, ['q', 'township', 'term', 'cursor']),
        ...(state ? { state } : {}),
      },
    },
    { keepsLast: true },
  )
  const { data } = answer
  return (
    <RegisterPage
      title={say('constituencies.noun')}
      path="/constituencies"
      tabs={constituencyLevels.map((name) => ({ name, label: say(`level.${name}`) }))}
      tab={tab}
      create={data?.can.includes('create') ? { label: say('desk.new'), to: '/constituencies/new' } : undefined}
      filters={<Filters sum={data && { seats: data.seats, population: data.population }} />}
      list={
        <AnsweredList label={say('constituencies.noun')} answer={answer} empty={say('empty.constituencies')}>
          <Rows items={data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
