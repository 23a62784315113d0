import { Select } from 'antd'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import { useHandlerOptions } from '#commons/organs/screens/desk/handler-options.ts'
import { TermSelect } from '#commons/organs/screens/desk/term-select.tsx'
import { ChoiceFilter } from '#ui/desk/register/register-list.tsx'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useWords } from '#ui/desk/words.tsx'
import { sorts } from '../../spec/contract.ts'
import { opinionLife, type OpinionState } from '../../spec/lifecycle.ts'
import { ListExport } from './list-export.tsx'
import { isNarrowed, notNarrowed, sortOf, useListSearch } from './list-search.ts'
import { useSettings } from './use-settings.ts'
import { opinionWords } from './words/words.ts'

const states = Object.keys(opinionLife.states) as OpinionState[]

/** What narrows and orders the list; all of it lives in the address. */
export const ListFilters = ({ isUnder }: { readonly isUnder: boolean }) => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const { search, set } = useListSearch()
  const { categories } = useSettings()
  const handlers = useHandlerOptions((group) => say(`handlers.${group}`))
  return (
    <div className={isUnder ? 'filters hide-phone' : 'filters'} role="group" aria-label={ui('list.filters')}>
      {search.q && (
        <button type="button" className="chip" onClick={() => set({ q: undefined })}>
          {say('filter.q', { q: search.q })} <span aria-hidden="true">×</span>
          <span className="unseen">{ui('act.clear')}</span>
        </button>
      )}
      <ChoiceFilter
        label={say('filter.state')}
        value={search.state}
        options={states.map((state) => ({ value: state, label: say(`state.${state}`) }))}
        onChange={(state) => set({ state })}
      />
      <TownshipSelect
        label={say('filter.township')}
        allLabel={say('filter.township')}
        value={search.township}
        onChange={(township) => set({ township })}
      />
      <ChoiceFilter
        label={say('filter.category')}
        value={search.category}
        options={categories.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(category) => set({ category })}
      />
      <ChoiceFilter
        label={say('filter.handler')}
        value={search.handler}
        options={handlers}
        onChange={(handler) => set({ handler })}
      />
      <TermSelect value={search.term} onChange={(term) => set({ term })} />
      <span className="end">
        {isNarrowed(search) && (
          <button type="button" className="link" onClick={() => set(notNarrowed)}>
            {ui('act.clear')}
          </button>
        )}
        <ListExport search={search} />
        <Select
          aria-label={ui('list.sort')}
          value={sortOf(search)}
          options={sorts.map((sort) => ({ value: sort, label: say(`sort.${sort}`) }))}
          onChange={(sort: string) => set({ sort })}
          popupMatchSelectWidth={false}
          variant="borderless"
        />
      </span>
    </div>
  )
}
