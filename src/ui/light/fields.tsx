import type { ComponentChildren, FunctionComponent } from 'preact'
import type { View } from './screen.ts'

interface FieldProps {
  readonly view: View
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly optional?: boolean
  /** May be left empty, and need not say so: nothing is handed in, something is looked for. */
  readonly free?: boolean
}

const fieldId = (name: string): string => `f-${name}`

interface Described {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-invalid'?: 'true'
  readonly 'aria-describedby'?: string
}

/** What ties a control to its hint and its error for whoever does not see the page. */
const describe = ({ name, hint, error, optional, free }: FieldProps): Described => {
  const by = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ')
  return {
    id: fieldId(name),
    name,
    required: !optional && !free,
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
    ...(by ? { 'aria-describedby': by } : {}),
  }
}

const Around: FunctionComponent<{ field: FieldProps; children: ComponentChildren }> = ({ field, children }) => {
  const { view, name, label, hint, error, optional } = field
  return (
    <div class={error ? 'f wrong' : 'f'}>
      <label for={fieldId(name)}>{optional ? view.ui('optional', { label }) : label}</label>
      {hint && (
        <span class="note" id={`${fieldId(name)}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="fault" id={`${fieldId(name)}-error`}>
          {view.ui('error')}
          {error}
        </span>
      )}
      {children}
    </div>
  )
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'password'
  readonly inputMode?: 'numeric'
  readonly autocomplete?: 'tel' | 'name' | 'new-password' | 'off'
  readonly minLength?: number
  readonly maxLength: number
  readonly value?: string | undefined
}

export const LineField: FunctionComponent<InputProps> = (props) => {
  const { type = 'text', inputMode, autocomplete = 'off', minLength, maxLength, value } = props
  return (
    <Around field={props}>
      <input
        {...describe(props)}
        type={type as 'tel'}
        inputMode={inputMode}
        autocomplete={autocomplete}
        minLength={minLength}
        maxLength={maxLength}
        value={value}
      />
    </Around>
  )
}

export const TextField: FunctionComponent<
  FieldProps & { value?: string | undefined; rows: number; maxLength: number }
> = (props) => (
  <Around field={props}>
    <textarea {...describe(props)} rows={props.rows} maxLength={props.maxLength}>
      {/* the first line end of a textarea is swallowed, so a text that begins with one needs another */}
      {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
    </textarea>
  </Around>
)

/** Files are chosen from the device; they come behind all other fields of a form. */
export const FileField: FunctionComponent<FieldProps & { accept: string }> = (props) => (
  <Around field={props}>
    <input {...describe(props)} type="file" multiple accept={props.accept} />
  </Around>
)

export interface Choice {
  readonly code: string
  readonly name: string
}

export interface ChoiceGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

type SelectProps = FieldProps & {
  readonly groups: readonly (Choice | ChoiceGroup)[]
  readonly value?: string | undefined
  readonly blank?: string
}

const Option: FunctionComponent<{ choice: Choice; chosen: string | undefined }> = ({ choice, chosen }) => (
  <option value={choice.code} selected={choice.code === chosen}>
    {choice.name}
  </option>
)

/** A choice from a list; groups are headed, so that it can be used where nothing filters it. */
export const SelectField: FunctionComponent<SelectProps> = (props) => (
  <Around field={props}>
    <select {...describe(props)} lang={props.view.source}>
      <option value="">{props.blank ?? props.view.ui('choose')}</option>
      {props.groups.map((group) =>
        'choices' in group ? (
          <optgroup label={group.label}>
            {group.choices.map((choice) => (
              <Option choice={choice} chosen={props.value} />
            ))}
          </optgroup>
        ) : (
          <Option choice={group} chosen={props.value} />
        ),
      )}
    </select>
  </Around>
)

export const CheckField: FunctionComponent<{ name: string; label: string; checked: boolean }> = ({
  name,
  label,
  checked,
}) => (
  <label class="pick">
    <input type="checkbox" name={name} value="yes" checked={checked} />
    <span>{label}</span>
  </label>
)

interface RadioProps {
  readonly view: View
  readonly name: string
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly value?: string | undefined
  readonly error?: string | undefined
}

export const RadioField: FunctionComponent<RadioProps> = ({ view, name, legend, choices, value, error }) => (
  <fieldset
    class={error ? 'f wrong' : 'f'}
    id={fieldId(name)}
    aria-describedby={error ? `${fieldId(name)}-error` : undefined}
  >
    <legend>{legend}</legend>
    {error && (
      <span class="fault" id={`${fieldId(name)}-error`}>
        {view.ui('error')}
        {error}
      </span>
    )}
    <div class="choices">
      {choices.map((choice) => (
        <label class="pick">
          <input type="radio" name={name} value={choice.code} checked={choice.code === value} required />
          <span>{choice.name}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

export interface Fault {
  /** Name of the field at fault; null when it is none of them. */
  readonly field: string | null
  readonly text: string
}

/** Stands above a form that was sent back: what happened, what was kept, and a way to each field at fault. */
export const FaultSummary: FunctionComponent<{ heading: string; kept: string; faults: readonly Fault[] }> = ({
  heading,
  kept,
  faults,
}) =>
  faults.length === 0 ? null : (
    <div class="faults" role="alert" tabIndex={-1} id="faults">
      <h2 class="faults-title">{heading}</h2>
      <p>{kept}</p>
      <ul>
        {faults.map(({ field, text }) => (
          <li>{field === null ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
