import { Select } from 'antd'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import type { ControlProps } from './picker.ts'

export interface Option {
  readonly value: string
  readonly label: string
  /** Shown, with the reason in its label, and not to be chosen. */
  readonly disabled?: boolean
}

/** What every picker of one thing hands to its Select. */
export const selectProps = ({ id, value, onChange, isInvalid, describedBy }: ControlProps) => ({
  id,
  value: typeof value === 'string' && value !== '' ? value : undefined,
  onChange: (picked?: string) => onChange(picked),
  allowClear: true,
  ...(isInvalid ? { status: 'error' as const } : {}),
  'aria-invalid': isInvalid,
  'aria-describedby': describedBy,
  className: 'wide-control',
})

interface ChoiceProps extends ControlProps {
  readonly options: readonly Option[]
}

export interface OneOfProps extends ChoiceProps {
  /** Id of what names it, where no `label` element does. */
  readonly namedBy?: string
}

/** One of a list that is here as a whole, found by typing. */
export const OneOf = ({ options, namedBy, ...props }: OneOfProps) => {
  const ui = useWords(uiWords)
  return (
    <Select
      {...selectProps(props)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={ui('form.search')}
      notFoundContent={ui('form.nothingFound')}
      options={[...options]}
      {...(namedBy ? { 'aria-labelledby': namedBy } : {})}
    />
  )
}

export interface OneFoundProps extends ChoiceProps {
  /** What was typed, to be asked of the server; `options` are what it answered. */
  readonly onSearch: (q: string) => void
}

/** One of a list that is too long to be here as a whole: the server looks. */
export const OneFound = ({ options, onSearch, ...props }: OneFoundProps) => {
  const ui = useWords(uiWords)
  return (
    <Select
      {...selectProps(props)}
      showSearch={{ filterOption: false, onSearch: (text) => onSearch(text.trim()) }}
      placeholder={ui('form.search')}
      notFoundContent={ui('form.nothingFound')}
      options={[...options]}
    />
  )
}
