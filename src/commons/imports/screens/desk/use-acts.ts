import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { call, type CallError } from '#ui/call.ts'
import { answerKey } from '#ui/desk/use-answer.ts'
import { acts, read, rows } from '../../spec/contract.ts'

export type ImportAnswer = AnswerOf<typeof read>
export type Verb = keyof typeof acts

/** Does an act on the import and shows what it answers. */
export const useAct = (id: string, version: number) => {
  const client = useQueryClient()
  return useMutation<ImportAnswer, CallError, { verb: Verb; input: object }>({
    mutationFn: ({ verb, input }) =>
      call(acts[verb], {
        params: { import: id },
        body: { actId: crypto.randomUUID(), version, input: input as never },
      }) as Promise<ImportAnswer>,
    onSuccess: (answer) => {
      client.setQueryData(answerKey(read, { params: { import: id } }), answer)
      void client.invalidateQueries({ queryKey: [rows.path] })
    },
  })
}
