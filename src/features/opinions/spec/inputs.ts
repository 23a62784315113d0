import { z } from 'zod'
import { limits } from '#commons/files/spec/limits.ts'
import { dayText, line, paragraph, uuid } from '#kernel/text.ts'

/**
 * What each move asks for. The form on screen is made from these; `widget` says which control serves a field that its
 * type alone does not tell.
 */
export const nothing = z.strictObject({})

export const reason = z.strictObject({ reason: paragraph(1, 500) })

export const accept = z.strictObject({
  /** A county setting's code; optional on receipt, required from here on. */
  category: line(1, 40).meta({ widget: 'category' }),
})

/** What came of it: solved, planned on a date, or cannot with a reason. `unstated` (未注明) comes by import only. */
export const results = ['solved', 'planned', 'cannot'] as const

const outcome = {
  result: z.enum(results).meta({ widget: 'result' }),
  answer: paragraph(2, 5000),
  plannedOn: dayText()
    .optional()
    .meta({ shownWhen: { result: 'planned' } }),
  cannotReason: paragraph(1, 500)
    .optional()
    .meta({ shownWhen: { result: 'cannot' } }),
  files: z.array(uuid()).max(limits.answerFiles, 'too-many-files').optional().meta({ widget: 'files' }),
}

const needsItsDetail = (
  input: { result: string; plannedOn?: string | undefined; cannotReason?: string | undefined },
  context: z.core.$RefinementCtx,
) => {
  if (input.result === 'planned' && !input.plannedOn)
    context.addIssue({ code: 'custom', path: ['plannedOn'], message: 'planned-needs-date' })
  if (input.result === 'cannot' && !input.cannotReason)
    context.addIssue({ code: 'custom', path: ['cannotReason'], message: 'cannot-needs-reason' })
}

export const answerHere = z.strictObject(outcome).superRefine(needsItsDetail)
export const draft = z.strictObject(outcome).superRefine(needsItsDetail)

export const assign = z.strictObject({
  handler: uuid().meta({ widget: 'handler' }),
  request: paragraph(0, 500).optional(),
})

/** Where what is not the congress's matter goes instead (domain.md §7 ④). */
export const rightDoors = ['emergency', 'court', 'discipline', 'petition', 'hotline', 'legalAid', 'other'] as const

export const decline = z.strictObject({
  door: z.enum(rightDoors).meta({ widget: 'choice' }),
  reason: paragraph(1, 500),
})

export const merge = z.strictObject({ into: uuid().meta({ widget: 'opinion' }), reason: paragraph(1, 500) })

export const ratings = ['satisfied', 'basic', 'unsatisfied'] as const

export const rate = z.strictObject({
  rating: z.enum(ratings).meta({ widget: 'choice' }),
  comment: paragraph(0, 500).optional(),
})

export const notSolved = z.strictObject({ reason: paragraph(1, 500) })

/** Why somebody looks at what a citizen left; it stays in the timeline. */
export const reveal = z.strictObject({ reason: line(4, 200) })

/** Last four digits of the phone that was left; nothing where none was. */
export const phoneEnd = z.strictObject({ phoneEnd: line(0, 20).optional() })

export const recordAnswer = z.strictObject({ answer: paragraph(1, 20_000) })
