import { Select } from 'antd'
import { useState } from 'react'
import { TownshipPicker } from '#commons/divisions/screens/desk/pickers.tsx'
import { pickers as organPickers } from '#commons/organs/screens/desk/pickers.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listPeople } from '../../spec/contract.ts'
import { PicturePicker } from './picture-picker.tsx'

/** Somebody who is known, found by any part of the name or by number. */
const PersonPicker = (props: ControlProps) => {
  const ui = useWords(uiWords)
  const [q, setQ] = useState('')
  const { data } = useAnswer(
    listPeople,
    { query: { limit: 20, state: 'known', ...(q ? { q } : {}) } },
    { keepsLast: true },
  )
  return (
    <Select
      id={props.id}
      value={typeof props.value === 'string' && props.value !== '' ? props.value : undefined}
      onChange={(picked?: string) => props.onChange(picked)}
      allowClear
      showSearch={{ filterOption: false, onSearch: (text) => setQ(text.trim()) }}
      placeholder={ui('form.search')}
      notFoundContent={ui('form.nothingFound')}
      options={(data?.items ?? []).map(({ id, name, number, township }) => ({
        value: id,
        label: [name, number, township?.name].filter(Boolean).join(' · '),
      }))}
      aria-invalid={props.isInvalid}
      aria-describedby={props.describedBy}
      className="wide-control"
    />
  )
}

export const pickers: Pickers = {
  ...organPickers,
  person: PersonPicker,
  township: TownshipPicker,
  picture: PicturePicker,
}
