import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import { call, type CallError } from '../../call.ts'
import { momentOf } from '../dates.ts'
import { Consequences } from '../form/consequences.tsx'
import { FormPane } from '../form/form-pane.tsx'
import type { Pickers } from '../form/picker.ts'
import { type Field, fieldsOf, type Values } from '../form/schema-fields.ts'
import { useForm } from '../form/use-form.ts'
import { kernelWords, uiWords } from '../shared-words.ts'
import { type Catalogue, useLookUp, useWords } from '../words.tsx'
import { type Register, type RegisterAnswer, type RegisterItem, useRegisterWords } from './register.ts'

interface Spoken {
  readonly life: Lifecycle
  readonly words: Catalogue
}

/** Labels, hints, options and faults of a form: the kind's own words before the room's. */
const useFieldWords = (register: Spoken, fields: readonly Field[]) => {
  const lookUp = useLookUp()
  const own = (key: string): string | undefined =>
    lookUp(register.words.name, `${register.life.kind}.${key}`) ?? lookUp(register.words.name, key)
  const sentence = (code: string, name: string): string => {
    const field = fields.find((one) => one.name === name)
    const params = { max: field?.max ?? 0, min: field?.min ?? 1 }
    return own(`fault.${code}`) ?? own(`refusal.${code}`) ?? lookUp(kernelWords.name, `fault.${code}`, params) ?? code
  }
  const words = {
    label: (field: string) => own(`field.${field}`) ?? field,
    hint: (field: string) => own(`hint.${field}`),
    option: (field: string, option: string) => own(`${field}.${option}`) ?? option,
  }
  return { words, sentence }
}

/** Reads anew what an act or a new record has made old. */
const useTouched = (): ((paths: readonly string[]) => void) => {
  const client = useQueryClient()
  return (paths) => {
    for (const path of paths) void client.invalidateQueries({ queryKey: [path] })
  }
}

interface Change {
  readonly name: string
  readonly at: string
  readonly by: string | null
}

const Stale = ({
  problem,
  word,
  onReload,
}: {
  readonly problem: CallError
  readonly word: (prefix: string, name: string) => string
  readonly onReload: () => void
}) => {
  const ui = useWords(uiWords)
  const changes = Array.isArray(problem.extra.changes) ? (problem.extra.changes as Change[]) : []
  return (
    <>
      <b>{ui('form.stale')}</b>
      <ul>
        {changes.map((change) => (
          <li key={change.at + change.name}>
            {momentOf(change.at)} {word('event', change.name.slice(change.name.indexOf('.') + 1))} {change.by ?? ''}
          </li>
        ))}
      </ul>
      <p>{ui('form.staleNext')}</p>
      <button type="button" className="btn" onClick={onReload}>
        {ui('act.reload')}
      </button>
    </>
  )
}

export interface ActFormProps<Item extends RegisterItem, Answer extends RegisterAnswer<Item>> {
  readonly register: Register<Item, Answer>
  readonly move: string
  readonly answer: Answer
  readonly onClose: () => void
  readonly onDone: (answer: unknown) => void
  readonly onReload: () => void
}

/** The form of one move on an open record of a register, made from the move's schema. */
export const ActForm = <Item extends RegisterItem, Answer extends RegisterAnswer<Item>>({
  register,
  move,
  answer,
  onClose,
  onDone,
  onReload,
}: ActFormProps<Item, Answer>) => {
  const { life, acts, pickers, touches, read, Before } = register
  const { item, version } = answer
  const schema = life.moves[move]?.input as z.ZodType
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const initial = useMemo(() => register.initialOf(move, item), [register, move, item])
  const word = useRegisterWords(register)
  const { words, sentence } = useFieldWords(register, fields)
  const touch = useTouched()
  const form = useForm({
    draftKey: `${item.id}/${move}`,
    schema,
    fields,
    initial,
    sentence,
    send: (input, actId) =>
      call(acts[move] as Endpoint, { params: { id: item.id }, body: { actId, version, input } } as never),
    onDone: (done) => {
      touch([read.path, ...touches])
      onDone(done)
    },
  })
  return (
    <FormPane
      title={word('move', move)}
      aside=""
      verb={word('move', move)}
      idPrefix={move}
      fields={fields}
      words={words}
      pickers={pickers}
      state={form.state}
      onChange={form.change}
      onSubmit={() => void form.submit()}
      onClose={onClose}
      onStartOver={form.startOver}
      after={
        <>
          {Before && <Before move={move} answer={answer} />}
          <Consequences life={life} move={move} days={{}} word={word} />
        </>
      }
      refusal={(problem) =>
        problem.code === 'stale-version' || problem.code === 'not-in-this-state' ? (
          <Stale problem={problem} word={word} onReload={onReload} />
        ) : undefined
      }
    />
  )
}

export interface NewFormProps {
  readonly register: Spoken & { readonly pickers: Pickers; readonly touches: readonly string[] }
  readonly schema: z.ZodType
  readonly endpoint: Endpoint
  readonly title: string
  readonly verb: string
  readonly initial: Values
  /** What the address says that it is about: its draft is its own, and what was typed of another does not stand here. */
  readonly about?: string | undefined
  readonly after?: ReactNode
  readonly onClose: () => void
  /** Id of what was made. */
  readonly onDone: (id: string) => void
}

/** The form that makes a record of a register. */
export const NewForm = ({
  register,
  schema,
  endpoint,
  title,
  verb,
  initial,
  about,
  after,
  onClose,
  onDone,
}: NewFormProps) => {
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const { words, sentence } = useFieldWords(register, fields)
  const touch = useTouched()
  const form = useForm({
    draftKey: ['new', endpoint.path, about].filter(Boolean).join('/'),
    schema,
    fields,
    initial,
    sentence,
    complete: (input, id) => ({ id, ...input }),
    send: async (input) => {
      await call(endpoint, { body: input } as never)
      return String(input.id)
    },
    onDone: (id) => {
      touch(register.touches)
      onDone(id)
    },
  })
  return (
    <FormPane
      title={title}
      aside=""
      verb={verb}
      idPrefix="new"
      fields={fields}
      words={words}
      pickers={register.pickers}
      state={form.state}
      onChange={form.change}
      onSubmit={() => void form.submit()}
      onClose={onClose}
      onStartOver={form.startOver}
      after={after}
    />
  )
}
