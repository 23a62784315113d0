import { Select } from 'antd'
import { useState } from 'react'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { useTownships } from './township-select.tsx'
import { divisionWords } from './words.ts'

const useVillagesOf = (township: string | undefined) =>
  useAnswer(
    list,
    { query: township ? { parent: township } : {} },
    {
      isEnabled: township !== undefined,
      freshFor: namesFreshFor,
    },
  )

const codeOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** A township or street; once it is chosen, one of its villages if the matter lies in a village. */
export const PlacePicker = (props: ControlProps) => {
  const ui = useWords(uiWords)
  const say = useWords(divisionWords)
  const { data } = useTownships()
  const code = codeOf(props.value)
  const township = code?.slice(0, 9)
  const villages = useVillagesOf(township)
  const aria = { 'aria-invalid': props.isInvalid, 'aria-describedby': props.describedBy, className: 'wide-control' }
  return (
    <div className="stacked">
      <Select
        {...aria}
        id={props.id}
        value={township}
        onChange={(picked?: string) => props.onChange(picked)}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('division.township')}
        options={(data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
      />
      {township !== undefined && (
        <Select
          {...aria}
          aria-label={say('division.village')}
          value={code?.length === 12 ? code : undefined}
          onChange={(picked?: string) => props.onChange(picked ?? township)}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={`${say('division.village')} (${ui('form.optional')})`}
          options={(villages.data?.items ?? []).map((one) => ({ value: one.code, label: one.shortName }))}
        />
      )}
    </div>
  )
}

/** Villages of one township, several of them. A constituency of the county may hold villages of several townships. */
export const VillagesPicker = (props: ControlProps) => {
  const ui = useWords(uiWords)
  const say = useWords(divisionWords)
  const { data } = useTownships()
  const chosen = Array.isArray(props.value) ? props.value.map(String) : []
  const [looked, setLooked] = useState<string>()
  const given = codeOf(props.values.township)
  const township = given ?? looked ?? chosen[0]?.slice(0, 9)
  const villages = useVillagesOf(township)
  return (
    <div className="stacked">
      {given === undefined && (
        <Select
          aria-label={say('division.township')}
          value={township}
          onChange={(picked?: string) => setLooked(picked)}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('division.township')}
          options={(data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
          className="wide-control"
        />
      )}
      <Select
        id={props.id}
        mode="multiple"
        value={chosen}
        onChange={(picked: string[]) => props.onChange(picked)}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={ui(township === undefined ? 'form.placeFirst' : 'form.choose')}
        disabled={township === undefined}
        options={(villages.data?.items ?? []).map((one) => ({ value: one.code, label: one.shortName }))}
        aria-invalid={props.isInvalid}
        aria-describedby={props.describedBy}
        className="wide-control"
      />
    </div>
  )
}
