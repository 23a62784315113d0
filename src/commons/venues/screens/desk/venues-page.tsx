import { Link, useParams } from '@tanstack/react-router'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import { TermSelect } from '#commons/organs/screens/desk/term-select.tsx'
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
import { list, type Venue } from '../../spec/contract.ts'
import { venueKinds } from '../../spec/kinds.ts'
import { venueStates } from '../../spec/lifecycle.ts'
import { venueWords } from './words.ts'

interface VenueSearch {
  readonly q?: string
  readonly township?: string
  readonly kind?: string
  readonly state?: string
  readonly term?: string
  readonly lacks?: string
  readonly cursor?: string
}

const Rows = ({ items, current }: { readonly items: readonly Venue[]; readonly current: string | undefined }) => {
  const say = useWords(venueWords)
  return (
    <table className="rows registers">
      <thead>
        <tr>
          <th className="w">{say('field.name')}</th>
          <th className="mid">{say('field.kind')}</th>
          <th className="wide">{say('field.township')}</th>
          <th className="mid">{say('field.phone')}</th>
          <th className="roomy">{say('field.reception')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, kind, township, phone, reception }) => (
          <tr key={id} className={id === current ? 'on' : ''}>
            <td className="w">
              <Link
                to={`/venues/${id}`}
                search={(before: Record<string, unknown>) => ({ ...before, do: undefined })}
                aria-current={id === current ? 'true' : undefined}
              >
                {name}
              </Link>
            </td>
            <td className="mid dim">{say(`kind.${kind}`)}</td>
            <td className="wide dim">{township?.name}</td>
            <td className="mid dim n">{phone}</td>
            <td className="roomy dim">{reception}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Filters = () => {
  const say = useWords(venueWords)
  const { search, set } = useRegisterSearch<VenueSearch>()
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
        label={say('field.kind')}
        value={search.kind}
        options={venueKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <ChoiceFilter
        label={say('field.state')}
        value={search.state}
        options={venueStates.map((state) => ({ value: state, label: say(`state.${state}`) }))}
        onChange={(state) => set({ state })}
      />
      <TermSelect value={search.term} onChange={(term) => set({ term })} />
      <span className="end">
        <button type="button" className="link" onClick={() => set({ lacks: search.lacks ? undefined : 'face' })}>
          {say(search.lacks ? 'filter.all' : 'filter.lacks')}
        </button>
      </span>
    </>
  )
}

/** 履职平台: where citizens meet deputies, and what the public reads of it. */
export const Page = () => {
  const say = useWords(venueWords)
  const { id } = useParams({ strict: false }) as { id?: string }
  const { search } = useRegisterSearch<VenueSearch>()
  const kind = venueKinds.find((one) => one === search.kind)
  const state = venueStates.find((one) => one === search.state)
  const query = {
    limit: 50,
    ...narrowedBy(search, ['q', 'township', 'term', 'cursor']),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(search.lacks && { lacks: 'face' as const }),
  }
  const answer = useAnswer(list, { query }, { keepsLast: true })
  return (
    <RegisterPage
      title={say('noun')}
      path="/venues"
      tabs={[]}
      tab=""
      create={answer.data?.can.includes('create') ? { label: say('desk.new'), to: '/venues/new' } : undefined}
      filters={<Filters />}
      list={
        <AnsweredList label={say('noun')} answer={answer} empty={say('empty')}>
          <Rows items={answer.data?.items ?? []} current={id} />
        </AnsweredList>
      }
    />
  )
}
