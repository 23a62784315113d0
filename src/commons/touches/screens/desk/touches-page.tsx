import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { accessWords } from '#commons/access/screens/desk/words.ts'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { addDays, type Day } from '#kernel/day.ts'
import { call, type CallError } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { FileButton } from '#ui/desk/file-button.tsx'
import { DayInput } from '#ui/desk/form/day-input.tsx'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Empty, Failed } from '#ui/desk/states.tsx'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { ask, asked, type Asked, exported, type TouchItem } from '../../spec/contract.ts'
import { touchesWords } from './words.ts'

type Wanted = Partial<Asked>
type Faults = Readonly<Record<string, string>>

/** What is missing or wrong in what was filled in, by field. */
const faultsOf = (wanted: Wanted): Faults => {
  const { error } = asked.safeParse(wanted)
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [String(path[0]), path[0] === 'record' ? 'bad-record' : message]),
  )
}

interface FieldProps {
  readonly name: 'from' | 'to' | 'who' | 'record'
  readonly fault: string | undefined
  readonly children: ReactNode
}

const Field = ({ name, fault, children }: FieldProps) => {
  const say = useWords(touchesWords)
  const lookUp = useLookUp()
  return (
    <div className="touch-field">
      <label htmlFor={`touches-${name}`}>{say(`field.${name}`)}</label>
      {children}
      <span id={`touches-${name}-fault`} className="fault" role="alert">
        {fault && (lookUp(touchesWords.name, `fault.${fault}`) ?? say('fault.bad-day'))}
      </span>
    </div>
  )
}

interface AskProps {
  readonly wanted: Wanted
  readonly isBusy: boolean
  readonly onChange: (wanted: Wanted) => void
  readonly onAsk: (wanted: Asked) => void
}

/** The days, and whom or what it is about. */
const AskForm = ({ wanted, isBusy, onChange, onAsk }: AskProps) => {
  const say = useWords(touchesWords)
  const [faults, setFaults] = useState<Faults>({})
  const set = (name: keyof Asked, value: unknown) => {
    const text = typeof value === 'string' ? value.trim() : ''
    const { [name]: _before, ...rest } = wanted
    onChange(text === '' ? rest : { ...rest, [name]: value })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(wanted)
    setFaults(found)
    if (Object.keys(found).length === 0) onAsk(wanted as Asked)
  }
  return (
    <form className="filters touches" aria-label={say('noun')} noValidate onSubmit={submit}>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} name={name} fault={faults[name]}>
          <DayInput
            id={`touches-${name}`}
            value={wanted[name]}
            onChange={(day) => set(name, day)}
            isInvalid={faults[name] !== undefined}
            describedBy={`touches-${name}-fault`}
          />
        </Field>
      ))}
      {(['who', 'record'] as const).map((name) => (
        <Field key={name} name={name} fault={faults[name]}>
          <input
            id={`touches-${name}`}
            className="text"
            value={wanted[name] ?? ''}
            placeholder={name === 'record' ? say('hint.record') : undefined}
            aria-invalid={faults[name] !== undefined}
            aria-describedby={`touches-${name}-fault`}
            onChange={(event) => set(name, event.target.value)}
          />
        </Field>
      ))}
      <button type="submit" className="btn pri" disabled={isBusy}>
        {say('act.ask')}
      </button>
    </form>
  )
}

/** One act or entry in the words of its room. */
const Row = ({ one }: { readonly one: TouchItem }) => {
  const say = useWords(touchesWords)
  const lookUp = useLookUp()
  const kindOf = useKinds()
  const kind = one.kind === null ? null : kindOf(one.kind)
  const verb = one.name.slice(one.name.indexOf('.') + 1)
  const name = one.what === 'act' && kind ? kind.word('event', verb) : lookUp(accessWords.name, `entry.${one.name}`)
  return (
    <tr>
      <td className="dim">{momentOf(one.at)}</td>
      <td className="w">
        {name ?? one.name} <span className="dim">{kind?.noun}</span>
      </td>
      <td>{one.by ?? (one.login === null && say('by.public'))}</td>
      <td>{one.login}</td>
      <td className="dim">{one.organ}</td>
      <td className="mono dim">{one.record}</td>
      <td className="dim">{one.source}</td>
    </tr>
  )
}

const columns = ['at', 'name', 'by', 'login', 'organ', 'record', 'source'] as const

const Found = ({ items }: { readonly items: readonly TouchItem[] }) => {
  const say = useWords(touchesWords)
  return (
    <table className="rows">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} className={column === 'name' ? 'w' : undefined}>
              {say(`col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added behind
          <Row key={`${one.at}/${at}`} one={one} />
        ))}
      </tbody>
    </table>
  )
}

interface Shown {
  readonly asked: Asked
  readonly items: readonly TouchItem[]
  readonly next: string | null
}

/** Pages that were fetched so far, and how to fetch the next one. */
const usePages = () => {
  const [shown, setShown] = useState<Shown>()
  const { mutate, isPending, error } = useMutation<Shown, CallError, { asked: Asked; behind?: Shown }>({
    mutationFn: async ({ asked: wanted, behind }) => {
      const { items, next } = await call(ask, { body: { ...wanted, ...(behind?.next && { cursor: behind.next }) } })
      return { asked: wanted, items: [...(behind?.items ?? []), ...items], next }
    },
    onSuccess: setShown,
  })
  return { shown, mutate, isPending, error }
}

/** 谁动过什么: who touched what in a span of days, for the audit administrator. */
export const Page = () => {
  const say = useWords(touchesWords)
  const { today } = useMe()
  useTitle(say('noun'))
  const [wanted, setWanted] = useState<Wanted>({ from: addDays(today as Day, -6), to: today })
  const { shown, mutate, isPending, error } = usePages()
  return (
    <>
      <div className="head">
        <h1>{say('noun')}</h1>
        <span className="dim">{say('lead')}</span>
      </div>
      <AskForm wanted={wanted} isBusy={isPending} onChange={setWanted} onAsk={(one) => mutate({ asked: one })} />
      {error ? (
        <Failed error={error} onRetry={() => setWanted({ ...wanted })} />
      ) : !shown ? (
        <Empty why={say('empty.start')} />
      ) : shown.items.length === 0 ? (
        <Empty why={say('empty.none')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to stop at (WCAG 2.1.1)
        <section className="scroll" tabIndex={0} aria-label={say('noun')}>
          <div className="filters">
            <span role="status">{say(shown.next === null ? 'told.all' : 'told.count', { n: shown.items.length })}</span>
            <span className="end">
              <FileButton
                endpoint={exported}
                request={{ body: shown.asked }}
                name={`${say('noun')}-${shown.asked.from}-${shown.asked.to}.csv`}
              />
            </span>
          </div>
          <Found items={shown.items} />
          {shown.next !== null && (
            <p className="more">
              <button
                type="button"
                className="btn"
                disabled={isPending}
                onClick={() => mutate({ asked: shown.asked, behind: shown })}
              >
                {say('act.more')}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  )
}
