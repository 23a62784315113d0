import { Select } from 'antd'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { list } from '../../spec/contract.ts'

/** Townships and streets of the county, in the order of their codes. */
export const useTownships = () => useAnswer(list, { query: {} }, { freshFor: namesFreshFor })

export interface TownshipSelectProps {
  readonly label: string
  /** What stands there when none is picked. */
  readonly allLabel: string
  readonly value: string | undefined
  readonly onChange: (code: string | undefined) => void
}

/** Narrows a list or a figure to one township. */
export const TownshipSelect = ({ label, allLabel, value, onChange }: TownshipSelectProps) => {
  const { data } = useTownships()
  return (
    <Select
      aria-label={label}
      placeholder={allLabel}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
      onChange={(code?: string) => onChange(code)}
      popupMatchSelectWidth={false}
      className={value ? 'set' : ''}
    />
  )
}
