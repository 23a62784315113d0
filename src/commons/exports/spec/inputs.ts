import { z } from 'zod'
import { line, paragraph, uuid } from '#kernel/text.ts'

export const nothing = z.strictObject({})
export const reason = z.strictObject({ reason: paragraph(1, 500) })

/** For whom all of the county's contacts are opened, and why. */
export const asked = z.strictObject({
  id: uuid(),
  recipient: line(2, 120),
  reason: paragraph(4, 500),
})
