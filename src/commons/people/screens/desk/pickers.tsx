import { useState } from 'react'
import { TownshipPicker } from '#commons/divisions/screens/desk/pickers.tsx'
import { pickers as organPickers } from '#commons/organs/screens/desk/pickers.tsx'
import { OneFound } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { listPeople, readPerson } from '../../spec/contract.ts'
import { PicturePicker } from './picture-picker.tsx'

/** Somebody who is known, found by any part of the name or by number. */
export const PersonPicker = (props: ControlProps) => {
  const [q, setQ] = useState('')
  const { data } = useAnswer(
    listPeople,
    { query: { limit: 20, state: 'known', ...(q ? { q } : {}) } },
    { keepsLast: true },
  )
  const found = data?.items ?? []
  const picked = typeof props.value === 'string' ? props.value : ''
  const isFound = picked === '' || found.some(({ id }) => id === picked)
  const { data: named } = useAnswer(readPerson, { params: { id: picked }, query: {} }, { isEnabled: !isFound })
  const options = [...(named && !isFound ? [named.item] : []), ...found].map(({ id, name, number, township }) => ({
    value: id,
    label: [name, number, township?.name].filter(Boolean).join(' · '),
  }))
  return <OneFound {...props} options={options} onSearch={setQ} />
}

export const pickers: Pickers = {
  ...organPickers,
  person: PersonPicker,
  township: TownshipPicker,
  picture: PicturePicker,
}
