import { useParams } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { TownshipPicker, VillagePicker } from '#commons/divisions/screens/desk/pickers.tsx'
import { FilesPicker } from '#commons/files/screens/desk/files-picker.tsx'
import { HandlerName } from '#commons/organs/screens/desk/handler-name.tsx'
import { useHandlerOptions } from '#commons/organs/screens/desk/handler-options.ts'
import { VenuePicker } from '#commons/venues/screens/desk/venue-picker.tsx'
import { OneFound, selectProps } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, type OpinionRow } from '../../spec/contract.ts'
import { similar } from '../../spec/hints.ts'
import { LikelyCategories } from './hints/likely-categories.tsx'
import { useSettings } from './use-settings.ts'
import { opinionWords } from './words/words.ts'

const CategoryPicker = (props: ControlProps) => {
  const ui = useWords(uiWords)
  const { categories } = useSettings()
  return (
    <>
      <Select
        {...selectProps(props)}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={ui('form.choose')}
        options={categories.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <LikelyCategories value={props.value} onChange={props.onChange} />
    </>
  )
}

const HandlerPicker = (props: ControlProps) => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const options = useHandlerOptions((group) => say(`handlers.${group}`))
  return (
    <Select
      {...selectProps(props)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={ui('form.search')}
      notFoundContent={ui('form.nothingFound')}
      options={options}
      optionRender={({ data }) => <HandlerName {...data} />}
    />
  )
}

/** A matter that ended aside takes nothing in (rules/rules.ts mayMergeInto). */
const takesIn = ({ state }: Pick<OpinionRow, 'state'>): boolean => state !== 'merged' && state !== 'declined'

/** Another opinion that this one may be merged into: those that are like it first, others by number or words of the title. */
const OpinionPicker = (props: ControlProps) => {
  const say = useWords(opinionWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [q, setQ] = useState('')
  const { data } = useAnswer(list, { query: { limit: 20, tab: 'all', ...(q ? { q } : {}) } }, { keepsLast: true })
  const { data: alike } = useAnswer(similar, { params: { id }, query: {} }, { isEnabled: id !== '' })
  const first = q ? [] : (alike?.items ?? [])
  const found = [...first, ...(data?.items ?? []).filter((item) => !first.some((one) => one.id === item.id))]
  const options = found
    .filter((item) => item.id !== id && takesIn(item))
    .map((item) => ({
      value: item.id,
      label: `${item.number ?? say('noun.unnumbered')} ${item.title} · ${item.township.name}`,
    }))
  return <OneFound {...props} options={options} onSearch={setQ} />
}

export const pickers: Pickers = {
  files: FilesPicker,
  category: CategoryPicker,
  handler: HandlerPicker,
  opinion: OpinionPicker,
  township: TownshipPicker,
  village: VillagePicker,
  venue: VenuePicker,
}
