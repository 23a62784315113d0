import { Link, useParams } from '@tanstack/react-router'
import { TownshipSelect, useTownships } from '#commons/divisions/screens/desk/township-select.tsx'
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
import { list, type Organ, organStates } from '../../spec/contract.ts'
import { organGroupNames, organKinds } from '../../spec/kinds.ts'
import { type Branch, placesOf } from './organ-tree.ts'
import { organWords } from './words.ts'

interface OrganSearch {
  readonly tab?: string
  readonly q?: string
  readonly kind?: string
  readonly township?: string
  readonly state?: string
  readonly cursor?: string
}

const pageSize = 200
const known = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
  all.find((one) => one === value)

const Row = ({ branch: { organ, depth }, isCurrent }: { readonly branch: Branch; readonly isCurrent: boolean }) => {
  const say = useWords(organWords)
  return (
    <tr className={isCurrent ? 'on' : ''}>
      <td className={`w deep-${Math.min(depth, 3)}`}>
        <Link
          to={`/organs/${organ.id}`}
          search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {organ.name}
        </Link>
      </td>
      <td className="wide dim">{say(`organ.${organ.kind}`)}</td>
      <td className="roomy dim n">{organ.startsOn}</td>
      <td className="roomy dim n">{organ.endsOn ?? '—'}</td>
    </tr>
  )
}

/** The tree; where several townships are listed, each under its name. */
const Tree = ({ items, current }: { readonly items: readonly Organ[]; readonly current: string | undefined }) => {
  const say = useWords(organWords)
  const { data } = useTownships()
  const nameOf = new Map((data?.items ?? []).map(({ code, name }) => [code, name]))
  const places = placesOf(items)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('column.name')}</th>
          <th className="wide">{say('column.kind')}</th>
          <th className="roomy n">{say('column.since')}</th>
          <th className="roomy n">{say('column.until')}</th>
        </tr>
      </thead>
      {places.map(({ township, branches }) => (
        <tbody key={township ?? ''}>
          {places.length > 1 && (
            <tr className="place">
              <th scope="rowgroup" colSpan={4}>
                {township === null ? say('desk.ofCounty') : (nameOf.get(township) ?? township)}
              </th>
            </tr>
          )}
          {branches.map((branch) => (
            <Row key={branch.organ.id} branch={branch} isCurrent={branch.organ.id === current} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const Filters = () => {
  const say = useWords(organWords)
  const { search, set } = useRegisterSearch<OrganSearch>()
  return (
    <>
      <WordsFilter label={say('filter.q')} value={search.q} onChange={(q) => set({ q })} />
      <ChoiceFilter
        label={say('filter.kind')}
        value={search.kind}
        options={organKinds.map((kind) => ({ value: kind, label: say(`organ.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
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
    </>
  )
}

/** 组织机构: the bodies of the county as a tree, by group and township, with the record beside it. */
export const Page = () => {
  const say = useWords(organWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<OrganSearch>()
  const isSearching = Boolean(search.q ?? search.kind)
  const tab = search.tab ?? (isSearching ? 'all' : 'county')
  const group = known(organGroupNames, tab)
  const kind = known(organKinds, search.kind)
  const state = known([...organStates, 'all'], search.state)
  const answer = useAnswer(
    list,
    {
      query: {
        limit: pageSize,
        ...(group && !kind ? { group } : {}),
        ...(kind ? { kind } : {}),
        ...narrowedBy(search, ['q', 'cursor']),
        ...(search.township ? { within: search.township } : {}),
        ...(state ? { state } : {}),
      },
    },
    { keepsLast: true },
  )
  const mayCreate = answer.data?.can.includes('create') === true
  return (
    <RegisterPage
      title={say('noun')}
      path="/organs"
      tabs={[...organGroupNames, 'all' as const].map((name) => ({ name, label: say(`group.${name}`) }))}
      tab={tab}
      create={mayCreate ? { label: say('desk.new'), to: '/organs/new' } : undefined}
      filters={<Filters />}
      list={
        <AnsweredList label={say('noun')} answer={answer} empty={say('empty.list')}>
          <Tree items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
