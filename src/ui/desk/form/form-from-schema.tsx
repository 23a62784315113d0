import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import { Control } from './controls.tsx'
import type { Pickers } from './picker.ts'
import { type Field, isShown, type Values } from './schema-fields.ts'

export interface FormWords {
  readonly label: (field: string) => string
  readonly hint: (field: string) => string | undefined
  readonly option: (field: string, option: string) => string
}

export interface FormFieldsProps {
  readonly idPrefix: string
  readonly fields: readonly Field[]
  readonly values: Values
  /** Sentence of the fault by field. */
  readonly faults: Readonly<Record<string, string>>
  readonly words: FormWords
  readonly pickers: Pickers
  readonly onChange: (name: string, value: unknown) => void
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0)

const Label = ({
  field,
  id,
  words,
  count,
}: {
  readonly field: Field
  readonly id: string
  readonly words: FormWords
  readonly count: string
}) => {
  const say = useWords(uiWords)
  const isGroup = field.options.length > 0
  const text = words.label(field.name)
  const asides = [words.hint(field.name), field.isOptional ? say('form.optional') : undefined, count]
    .filter(Boolean)
    .join(' · ')
  return (
    <div className="lab">
      {isGroup ? <b id={`${id}-label`}>{text}</b> : <label htmlFor={id}>{text}</label>}
      <small id={`${id}-hint`}>{asides}</small>
    </div>
  )
}

/** The fields of an input, made from its schema: what it asks, its words, and the faults where they are. */
export const FormFields = ({ idPrefix, fields, values, faults, words, pickers, onChange }: FormFieldsProps) => {
  const say = useWords(uiWords)
  return fields
    .filter((field) => isShown(field, values))
    .map((field) => {
      const id = `${idPrefix}-${field.name}`
      const fault = faults[field.name]
      const isLong = field.widget === 'paragraph' && field.max !== undefined
      const count = isLong ? say('form.count', { n: lengthOf(values[field.name]), max: field.max ?? 0 }) : ''
      const isCheck = field.widget === 'check'
      return (
        <div key={field.name} className={`field ${field.options.length > 0 ? 'choice' : field.widget}`}>
          {!isCheck && <Label field={field} id={id} words={words} count={count} />}
          <Control
            id={id}
            field={field}
            label={words.label(field.name)}
            optionName={(option) => words.option(field.name, option)}
            pickers={pickers}
            value={values[field.name]}
            values={values}
            isInvalid={fault !== undefined}
            describedBy={
              [isCheck ? undefined : `${id}-hint`, fault ? `${id}-fault` : undefined].filter(Boolean).join(' ') ||
              undefined
            }
            onChange={(value) => onChange(field.name, value)}
          />
          {fault && (
            <p className="fault" id={`${id}-fault`}>
              {fault}
            </p>
          )}
        </div>
      )
    })
}
