import { Select } from 'antd'
import { selectProps } from '#ui/desk/form/choice.tsx'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { useTownships } from './township-select.tsx'

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

interface DivisionSelectProps extends ControlProps {
  readonly options: readonly { readonly code: string; readonly name: string }[]
  readonly isDisabled?: boolean
}

const DivisionSelect = ({ options, isDisabled = false, ...props }: DivisionSelectProps) => {
  const say = useWords(uiWords)
  return (
    <Select
      {...selectProps(props)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say(isDisabled ? 'form.placeFirst' : 'form.choose')}
      disabled={isDisabled}
      options={options.map((one) => ({ value: one.code, label: one.name }))}
    />
  )
}

/** Which township or street. */
export const TownshipPicker = (props: ControlProps) => {
  const { data } = useTownships()
  return <DivisionSelect {...props} options={data?.items ?? []} />
}

/** Which village or community of the township that the form names. */
export const VillagePicker = (props: ControlProps) => {
  const township = textOf(props.values.township)
  const { data } = useAnswer(
    list,
    { query: township ? { parent: township } : {} },
    { isEnabled: township !== undefined, freshFor: namesFreshFor },
  )
  const options = township ? (data?.items ?? []).map(({ code, shortName }) => ({ code, name: shortName })) : []
  const isOfTownship = options.some(({ code }) => code === props.value)
  return (
    <DivisionSelect
      {...props}
      value={isOfTownship ? props.value : undefined}
      options={options}
      isDisabled={township === undefined}
    />
  )
}
