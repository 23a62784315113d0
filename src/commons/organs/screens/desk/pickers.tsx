import { PlacePicker } from '#commons/divisions/screens/desk/place-picker.tsx'
import { OneOf } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { organKinds } from '../../spec/kinds.ts'
import { listTerms } from '../../spec/term-contract.ts'
import { organWords } from './words.ts'

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
