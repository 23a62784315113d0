import { Checkbox, Input, Radio } from 'antd'
import { lazy, Suspense } from 'react'
import type { ControlProps, Pickers } from './picker.ts'
import type { Field } from './schema-fields.ts'

const DayInput = lazy(() => import('./day-input.tsx').then(({ DayInput: loaded }) => ({ default: loaded })))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const ariaOf = ({ isInvalid, describedBy }: ControlProps) => ({
  'aria-invalid': isInvalid,
  'aria-describedby': describedBy,
})

/** About how many characters stand on a line of the form's pane. */
const charactersALine = 34
const mostRows = 16

/** A box grows with its text; counted, because antd's own measuring writes styles that a strict CSP refuses. */
const rowsOf = (text: string, least: number): number =>
  Math.min(
    mostRows,
    Math.max(
      least,
      text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil([...line].length / charactersALine)), 1),
    ),
  )

const Line = ({ field, ...props }: ControlProps & { readonly field: Field }) => (
  <Input
    id={props.id}
    value={textOf(props.value)}
    onChange={(event) => props.onChange(event.target.value)}
    {...(field.max === undefined ? {} : { maxLength: field.max * 2 })}
    {...(field.widget === 'phone' ? { type: 'tel', inputMode: 'tel' as const } : {})}
    {...(props.isInvalid ? { status: 'error' as const } : {})}
    autoComplete="off"
    {...ariaOf(props)}
  />
)

const Paragraph = ({ field, ...props }: ControlProps & { readonly field: Field }) => (
  <Input.TextArea
    id={props.id}
    value={textOf(props.value)}
    onChange={(event) => props.onChange(event.target.value)}
    rows={rowsOf(textOf(props.value), (field.max ?? 0) > 1000 ? 6 : 3)}
    {...(props.isInvalid ? { status: 'error' as const } : {})}
    {...ariaOf(props)}
  />
)

const Choice = ({
  field,
  optionName,
  ...props
}: ControlProps & { readonly field: Field; readonly optionName: (option: string) => string }) => (
  <Radio.Group
    id={props.id}
    value={props.value}
    onChange={(event) => props.onChange(event.target.value)}
    {...ariaOf(props)}
    aria-labelledby={`${props.id}-label`}
    className="choices"
  >
    {field.options.map((option) => (
      <Radio key={option} value={option}>
        {optionName(option)}
      </Radio>
    ))}
  </Radio.Group>
)

export interface ControlOfProps extends ControlProps {
  readonly field: Field
  readonly label: string
  readonly optionName: (option: string) => string
  readonly pickers: Pickers
}

/** The control that serves a field: a picker of the screen, or one of ours by the widget's name. */
export const Control = ({ field, label, optionName, pickers, ...props }: ControlOfProps) => {
  const Picker = pickers[field.widget]
  if (Picker) return <Picker {...props} />
  if (field.options.length > 0) return <Choice field={field} optionName={optionName} {...props} />
  if (field.widget === 'paragraph') return <Paragraph field={field} {...props} />
  if (field.widget === 'check') {
    return (
      <Checkbox id={props.id} checked={props.value === true} onChange={(event) => props.onChange(event.target.checked)}>
        {label}
      </Checkbox>
    )
  }
  if (field.widget === 'day') {
    return (
      <Suspense fallback={<Input id={props.id} disabled />}>
        <DayInput {...props} />
      </Suspense>
    )
  }
  return <Line field={field} {...props} />
}
