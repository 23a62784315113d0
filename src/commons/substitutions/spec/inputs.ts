import { z } from 'zod'
import { dayText, line, uuid } from '#kernel/text.ts'

/** Who acts in which post, from when to when, and why the holder does not. */
export const appointed = z.strictObject({
  id: uuid(),
  post: uuid().meta({ widget: 'heldPost' }),
  person: uuid().meta({ widget: 'person' }),
  startsOn: dayText(),
  /** Last day. */
  endsOn: dayText(),
  reason: line(1, 200),
})
export type Appointed = z.output<typeof appointed>

export const end = z.strictObject({ reason: line(1, 200) })

export const lapse = z.strictObject({})
