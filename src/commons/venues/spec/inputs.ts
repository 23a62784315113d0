import { z } from 'zod'
import { dayText, line, paragraph, phone, uuid } from '#kernel/text.ts'
import { venueKinds } from './kinds.ts'

export const reason = z.strictObject({ reason: paragraph(1, 500) })

/** What the public reads of a venue, all of it each time: what is left out is not known. The telephone is the venue's, never a person's own. */
const face = {
  place: line(0, 120).optional(),
  phone: phone().optional(),
  reception: line(0, 120).optional(),
}

export const setFace = z.strictObject(face)

export const opened = z.strictObject({
  id: uuid(),
  kind: z.enum(venueKinds).meta({ widget: 'choice' }),
  name: line(1, 60),
  township: z
    .string()
    .regex(/^\d{9}$/, 'bad-township')
    .optional()
    .meta({ widget: 'township' }),
  village: z
    .string()
    .regex(/^\d{12}$/, 'bad-village')
    .optional()
    .meta({ widget: 'village' }),
  startsOn: dayText(),
  ...face,
})
export type Opened = z.output<typeof opened>

export const close = z.strictObject({ endsOn: dayText(), reason: paragraph(1, 500) })
