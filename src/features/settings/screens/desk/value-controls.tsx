import { Input } from 'antd'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { useNaming } from './naming.ts'

const Whole = ({ id, value, isInvalid, describedBy, onChange }: ControlProps) => (
  <Input
    id={id}
    inputMode="numeric"
    autoComplete="off"
    value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
    onChange={({ target }) => onChange(/^\d{1,12}$/.test(target.value) ? Number(target.value) : target.value)}
    aria-invalid={isInvalid}
    aria-describedby={describedBy}
    {...(isInvalid ? { status: 'error' as const } : {})}
  />
)

interface Coded {
  readonly code: string
  readonly name: string
}

const Codes = ({ id, value, onChange }: ControlProps) => {
  const { say } = useNaming()
  const items = Array.isArray(value) ? (value as readonly Coded[]) : []
  const put = (place: number, patch: Partial<Coded>): void =>
    onChange(items.map((item, index) => (index === place ? { ...item, ...patch } : item)))
  return (
    <div id={id} className="coded">
      <p className="dim s">{say('form.codeHint')}</p>
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the code itself is being typed
        <div key={place} className="coded-line">
          <Input
            aria-label={`${say('form.code')} ${place + 1}`}
            value={item.code}
            onChange={({ target }) => put(place, { code: target.value })}
          />
          <Input
            aria-label={`${say('form.name')} ${place + 1}`}
            value={item.name}
            onChange={({ target }) => put(place, { name: target.value })}
          />
        </div>
      ))}
      <button type="button" className="btn" onClick={() => onChange([...items, { code: '', name: '' }])}>
        {say('act.add')}
      </button>
    </div>
  )
}

/** How a setting's value is entered: a whole number, or a list of codes with their names. */
export const valueControls: Pickers = { whole: Whole, codes: Codes }
