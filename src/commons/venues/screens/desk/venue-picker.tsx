import { Select } from 'antd'
import { selectProps } from '#ui/desk/form/choice.tsx'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'

/** Which venue of the township that the form names. */
export const VenuePicker = (props: ControlProps) => {
  const { value, values } = props
  const say = useWords(uiWords)
  const township = typeof values.township === 'string' && values.township !== '' ? values.township : undefined
  const { data } = useAnswer(
    list,
    { query: { limit: 200, ...(township && { township }) } },
    { isEnabled: township !== undefined, freshFor: namesFreshFor },
  )
  const options = township ? (data?.items ?? []).map((one) => ({ value: one.id, label: one.name })) : []
  return (
    <Select
      {...selectProps({ ...props, value: options.some((one) => one.value === value) ? value : undefined })}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say(township === undefined ? 'form.placeFirst' : 'form.choose')}
      disabled={township === undefined}
      options={options}
    />
  )
}
