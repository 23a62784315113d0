import { z } from 'zod'
import { line, paragraph, uuid } from '#kernel/text.ts'

export const nothing = z.strictObject({})
export const reason = z.strictObject({ reason: paragraph(1, 500) })

/** Why an administrator leaves his post. */
export const leavingGrounds = ['transferred', 'retired', 'resigned', 'removed', 'other'] as const

const namedGrounds = [...leavingGrounds, 'vacant'] as const

/** `post`: the one that is handed over; where nobody holds the role any more, the last that ended. */
export const named = z.strictObject({
  id: uuid(),
  post: uuid().meta({ widget: 'administratorPost' }),
  person: uuid().meta({ widget: 'successor' }),
  ground: z.enum(namedGrounds).meta({ widget: 'choice' }),
  /** Who decided it, as it is cited: an administrator does not choose his colleagues. */
  basis: line(2, 120),
})
export type Named = z.output<typeof named>
