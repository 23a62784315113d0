import { Select } from 'antd'
import { PlacePicker } from '#commons/divisions/screens/desk/place-picker.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { organKinds } from '../../spec/kinds.ts'
import { listTerms } from '../../spec/term-contract.ts'
import { organWords } from './words.ts'

interface Option {
  readonly value: string
  readonly label: string
}

interface OneOfProps extends ControlProps {
  readonly options: readonly Option[]
  /** Id of what names it, where no `label` element does. */
  readonly namedBy?: string
}

const OneOf = ({ options, namedBy, ...props }: OneOfProps) => {
  const ui = useWords(uiWords)
  return (
    <Select
      id={props.id}
      value={typeof props.value === 'string' && props.value !== '' ? props.value : undefined}
      onChange={(picked?: string) => props.onChange(picked)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={ui('form.search')}
      notFoundContent={ui('form.nothingFound')}
      options={[...options]}
      {...(props.isInvalid ? { status: 'error' as const } : {})}
      aria-invalid={props.isInvalid}
      aria-describedby={props.describedBy}
      {...(namedBy ? { 'aria-labelledby': namedBy } : {})}
      className="wide-control"
    />
  )
}

const KindPicker = (props: ControlProps) => {
  const say = useWords(organWords)
  const options = organKinds.map((kind) => ({ value: kind, label: say(`organ.${kind}`) }))
  return <OneOf {...props} options={options} namedBy={`${props.id}-label`} />
}

/** Any organ in force. */
const OrganPicker = (props: ControlProps) => {
  const { data } = useAnswer(list, { query: { limit: 1000 } })
  return <OneOf {...props} options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
}

/** Congresses and the standing committee: what has terms. */
const CongressPicker = (props: ControlProps) => {
  const county = useAnswer(list, { query: { group: 'county' } })
  const townships = useAnswer(list, { query: { kind: 'townshipCongress' } })
  const options = [...(county.data?.items ?? []), ...(townships.data?.items ?? [])]
    .filter(({ kind }) => kind === 'congress' || kind === 'standingCommittee' || kind === 'townshipCongress')
    .map(({ id, name }) => ({ value: id, label: name }))
  return <OneOf {...props} options={options} />
}

const TermPicker = (props: ControlProps) => {
  const { data } = useAnswer(listTerms, { query: { limit: 200 } })
  return <OneOf {...props} options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))} />
}

export const pickers: Pickers = {
  organ: OrganPicker,
  organKind: KindPicker,
  congress: CongressPicker,
  term: TermPicker,
  division: PlacePicker,
}
