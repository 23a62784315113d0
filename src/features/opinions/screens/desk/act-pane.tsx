import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { filesToBegin } from '#commons/files/screens/desk/use-files.ts'
import type { AnswerOf, BodyInput } from '#kernel/endpoint.ts'
import { call, type CallError } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { Consequences } from '#ui/desk/form/consequences.tsx'
import { FormPane } from '#ui/desk/form/form-pane.tsx'
import { fieldsOf, type Values } from '#ui/desk/form/schema-fields.ts'
import { useForm } from '#ui/desk/form/use-form.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { answerKey } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { acts, list, type Opinion, read, tabs } from '../../spec/contract.ts'
import { opinionLife } from '../../spec/lifecycle.ts'
import { useFormWords } from './words/form-words.ts'
import { pickers } from './pickers.tsx'
import { useSettings } from './use-settings.ts'

export type ActName = keyof typeof acts
export const isAct = (name: string | undefined): name is ActName => name !== undefined && name in acts

export type ActAnswer = AnswerOf<(typeof acts)[ActName]>

export interface ActPaneProps {
  readonly move: ActName
  readonly record: AnswerOf<typeof read>
  readonly onClose: () => void
  readonly onDone: (answer: ActAnswer) => void
  readonly onReload: () => void
}

interface Change {
  readonly name: string
  readonly at: string
  readonly by: string | null
}

/** What others did since the record was opened: the input stays, the latest is a click away. */
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
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change.at + change.name}>
              {momentOf(change.at)} {word('event', change.name.slice(change.name.indexOf('.') + 1))}{' '}
              {change.by ?? ui('record.by.public')}
            </li>
          ))}
        </ul>
      )}
      <p>{ui('form.staleNext')}</p>
      <button type="button" className="btn" onClick={onReload}>
        {ui('act.reload')}
      </button>
    </>
  )
}

/** A draft that came back is written on from what it said, with its files. */
const initialOf = (move: ActName, item: Opinion): Values => {
  if (move === 'accept') return item.category ? { category: item.category.code } : {}
  if (move !== 'draft' || item.answer === null) return {}
  const { result, answer, plannedOn, cannotReason, answerFiles } = item
  const begun = { result, answer, plannedOn, cannotReason, files: filesToBegin(answerFiles) }
  return Object.fromEntries(Object.entries(begun).filter(([, value]) => value !== null && value !== undefined))
}

/** Reads the record and everything that counts it anew after an act. */
const useRefresh = () => {
  const client = useQueryClient()
  return (id: string): void => {
    for (const path of [list.path, tabs.path]) void client.invalidateQueries({ queryKey: [path] })
    void client.invalidateQueries({ queryKey: answerKey(read, { params: { id }, query: { with: 'events' } }) })
    void client.invalidateQueries({
      predicate: ({ queryKey }) => /\/(tasks|notices|figures)/.test(String(queryKey[0])),
    })
  }
}

/** The form of one move on an open record. */
export const ActPane = ({ move, record, onClose, onDone, onReload }: ActPaneProps) => {
  const { item, version } = record
  const schema = opinionLife.moves[move].input
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const initial = useMemo(() => initialOf(move, item), [move, item])
  const { words, sentence, word } = useFormWords(move, fields)
  const settings = useSettings()
  const refresh = useRefresh()
  const form = useForm({
    draftKey: `${item.id}/${move}`,
    schema,
    fields,
    initial,
    sentence,
    send: (input, actId) =>
      call(acts[move], {
        params: { id: item.id },
        body: { actId, version, input } as BodyInput<(typeof acts)[ActName]>,
      }),
    onDone: (answer: ActAnswer) => {
      refresh(item.id)
      onDone(answer)
    },
  })
  return (
    <FormPane
      title={word('move', move)}
      aside={item.number ?? ''}
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
      after={<Consequences life={opinionLife} move={move} days={settings} word={word} />}
      refusal={(problem) =>
        problem.code === 'stale-version' || problem.code === 'not-in-this-state' ? (
          <Stale problem={problem} word={word} onReload={onReload} />
        ) : undefined
      }
    />
  )
}
