import type { FunctionComponent } from 'preact'

interface PinProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly isShown: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Six digits, typed on the figures of the phone's keyboard. */
export const PinField: FunctionComponent<PinProps> = ({ id, label, hint, isShown, value, onChange }) => (
  <div class="f">
    <label for={id}>{label}</label>
    {hint && (
      <span class="note" id={`${id}-hint`}>
        {hint}
      </span>
    )}
    <input
      id={id}
      class="pin"
      type={(isShown ? 'text' : 'password') as 'password'}
      inputMode="numeric"
      autocomplete="off"
      maxLength={6}
      required
      {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
    />
  </div>
)
