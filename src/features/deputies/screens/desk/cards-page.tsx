import { Link, useParams } from '@tanstack/react-router'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import { levels } from '#commons/mandates/spec/inputs.ts'
import { list as listOrgans } from '#commons/organs/spec/contract.ts'
import {
  AnsweredList,
  ChoiceFilter,
  narrowedBy,
  RegisterPage,
  useRegisterSearch,
  WordsFilter,
} from '#ui/desk/register/register-list.tsx'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type CardItem, listCards, listWanting, type WantingItem } from '../../spec/contract.ts'
import { IssueAll } from './issue-all.tsx'
import { deputyWords } from './words.ts'

interface CardSearch {
  readonly tab?: string
  readonly q?: string
  readonly level?: string
  readonly township?: string
  readonly delegation?: string
  readonly cursor?: string
}

const tabs = ['issued', 'wanting', 'revoked'] as const

const Head = ({ withDay = false }: { readonly withDay?: boolean }) => {
  const say = useWords(deputyWords)
  return (
    <thead>
      <tr>
        <th className="w">{say('field.name')}</th>
        <th className="wide">{say('field.congress')}</th>
        <th className="mid">{say('field.constituency')}</th>
        <th className="roomy">{say('field.delegation')}</th>
        {withDay && <th className="n">{say('field.issuedOn')}</th>}
      </tr>
    </thead>
  )
}

const IssuedRows = ({
  items,
  current,
}: {
  readonly items: readonly CardItem[]
  readonly current: string | undefined
}) => {
  const say = useWords(deputyWords)
  return (
    <table className="rows registers">
      <Head withDay />
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={`/cards/${item.id}`}
                search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
                aria-current={item.id === current ? 'true' : undefined}
              >
                {item.mandate.name}
              </Link>
            </td>
            <td className="wide dim">{say('congress.term', { congress: item.congress, term: item.term })}</td>
            <td className="mid dim">{item.constituency}</td>
            <td className="roomy dim">{item.delegation}</td>
            <td className="dim n">{item.revokedOn ?? item.issuedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const WantingRows = ({ items }: { readonly items: readonly WantingItem[] }) => {
  const say = useWords(deputyWords)
  return (
    <table className="rows registers">
      <Head />
      <tbody>
        {items.map((item) => (
          <tr key={item.mandate}>
            <td className="w">
              <Link to={`/teams/${item.mandate}`}>{item.name}</Link>
            </td>
            <td className="wide dim">{say('congress.term', { congress: item.congress, term: item.term })}</td>
            <td className="mid dim">{item.constituency}</td>
            <td className="roomy dim">{item.delegation}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Filters = () => {
  const say = useWords(deputyWords)
  const { search, set } = useRegisterSearch<CardSearch>()
  const { data } = useAnswer(listOrgans, { query: { kind: 'delegation', limit: 1000 } }, { freshFor: namesFreshFor })
  return (
    <>
      <WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={say('filter.level')}
        value={search.level}
        options={levels.map((level) => ({ value: level, label: say(`level.${level}`) }))}
        onChange={(level) => set({ level })}
      />
      <ChoiceFilter
        label={say('filter.delegation')}
        value={search.delegation}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(delegation) => set({ delegation })}
      />
      <TownshipSelect
        label={say('filter.township')}
        allLabel={say('filter.township')}
        value={search.township}
        onChange={(township) => set({ township })}
      />
    </>
  )
}

const placeOf = (search: CardSearch) => {
  const known = levels.find((one) => one === search.level)
  return { ...(known && { level: known }), ...narrowedBy(search, ['township', 'delegation']) }
}

/** 代表证: those that hold, deputies who have none yet, and those that were called back. */
export const Page = () => {
  const say = useWords(deputyWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<CardSearch>()
  const tab = tabs.find((name) => name === search.tab) ?? 'issued'
  const isWanting = tab === 'wanting'
  const narrowed = placeOf(search)
  const query = {
    limit: 100,
    ...narrowed,
    ...narrowedBy(search, ['q', 'cursor']),
  }
  const issued = useAnswer(
    listCards,
    { query: { ...query, state: tab === 'revoked' ? 'revoked' : 'issued' } },
    { keepsLast: true, isEnabled: !isWanting },
  )
  const wanting = useAnswer(listWanting, { query }, { keepsLast: true, isEnabled: isWanting })
  const answer = isWanting ? wanting : issued
  const waiting = wanting.data?.items ?? []
  const isNarrowed = search.q !== undefined || Object.keys(narrowed).length > 0
  const empty = isWanting ? 'empty.wanting' : tab === 'issued' && !isNarrowed ? 'empty.issued' : 'empty'
  return (
    <RegisterPage
      title={say('noun')}
      path="/cards"
      tabs={tabs.map((name) => ({ name, label: say(`tab.${name}`) }))}
      tab={tab}
      create={undefined}
      filters={
        <>
          <Filters />
          {isWanting && <IssueAll items={waiting} isAll={wanting.data?.next === null} sheet={narrowed} />}
          {tab === 'issued' && (
            <span className="end">
              <Link to="/card-sheet" search={narrowed}>
                {say('desk.print')}
              </Link>
            </span>
          )}
        </>
      }
      list={
        <AnsweredList label={say(`tab.${tab}`)} answer={answer} empty={say(empty)}>
          {isWanting ? <WantingRows items={waiting} /> : <IssuedRows items={issued.data?.items ?? []} current={id} />}
        </AnsweredList>
      }
    />
  )
}
