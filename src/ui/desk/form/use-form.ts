import { useCallback, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { CallError } from '../../call.ts'
import { draftOf, dropDraft, keepDraft } from './drafts.ts'
import { type Field, type FieldFault, allFaultsIn, inputOf, type Values } from './schema-fields.ts'

export interface FormOptions<Answer> {
  /** Names the draft: what is typed outlives closing the form. */
  readonly draftKey: string
  readonly schema: z.ZodType
  readonly fields: readonly Field[]
  readonly initial: Values
  /** Adds what the form does not ask (the record's own id) before the schema is asked. */
  readonly complete?: (input: Record<string, unknown>, id: string) => Record<string, unknown>
  readonly send: (input: Record<string, unknown>, id: string) => Promise<Answer>
  readonly onDone: (answer: Answer) => void
  /** Sentence of a fault's code. */
  readonly sentence: (code: string, field: string) => string
}

export interface FormState {
  readonly values: Values
  readonly faults: Readonly<Record<string, string>>
  readonly problem: CallError | undefined
  readonly isSending: boolean
  readonly hadDraft: boolean
}

/** `/input/answer` and `/answer` both point at the field `answer`. */
const fieldOf = (pointer: string): string => pointer.replace(/^\/(input\/)?/, '').split('/')[0] ?? ''

const asRecord = (faults: readonly FieldFault[], sentence: FormOptions<unknown>['sentence']): Record<string, string> =>
  Object.fromEntries(faults.map(({ field, code }) => [field, sentence(code, field)]))

/**
 * A form's state and its sending. One id stays with one content until its fate is known: when the answer is lost, a
 * retry carries the same id and is done once; when the content changes, it is a new act.
 */
export const useForm = <Answer>(options: FormOptions<Answer>) => {
  const { draftKey, schema, fields, initial, complete, send, onDone, sentence } = options
  const [state, setState] = useState<FormState>(() => {
    const draft = draftOf(draftKey)
    return {
      values: draft?.values ?? initial,
      faults: {},
      problem: undefined,
      isSending: false,
      hadDraft: draft !== undefined,
    }
  })

  const change = useCallback(
    (name: string, value: unknown) =>
      setState((before) => {
        const values = { ...before.values, [name]: value }
        keepDraft(draftKey, { values, sentAs: undefined })
        const { [name]: _mended, ...faults } = before.faults
        return { ...before, values, faults, problem: before.problem?.status === 0 ? undefined : before.problem }
      }),
    [draftKey],
  )

  const startOver = useCallback(() => {
    dropDraft(draftKey)
    setState({ values: initial, faults: {}, problem: undefined, isSending: false, hadDraft: false })
  }, [draftKey, initial])

  const submit = useCallback(async (): Promise<void> => {
    const id = draftOf(draftKey)?.sentAs ?? uuidv7()
    const asked = inputOf(fields, state.values)
    const input = complete ? complete(asked, id) : asked
    const found = allFaultsIn(schema, input, fields, state.values)
    if (found.length > 0) {
      setState((before) => ({ ...before, faults: asRecord(found, sentence), problem: undefined }))
      return
    }
    keepDraft(draftKey, { values: state.values, sentAs: id })
    setState((before) => ({ ...before, isSending: true, problem: undefined, faults: {} }))
    try {
      const answer = await send(input, id)
      dropDraft(draftKey)
      onDone(answer)
    } catch (error) {
      const problem = error instanceof CallError ? error : new CallError(0, {})
      const mayBeDone = problem.status === 0 || problem.status >= 500
      keepDraft(draftKey, { values: state.values, sentAs: mayBeDone ? id : undefined })
      const faults = Object.fromEntries(
        problem.errors.map(({ pointer, code, detail }) => [
          fieldOf(pointer),
          detail || sentence(code, fieldOf(pointer)),
        ]),
      )
      setState((before) => ({ ...before, isSending: false, problem, faults }))
    }
  }, [draftKey, fields, state.values, complete, schema, send, onDone, sentence])

  return { state, change, submit, startOver }
}
