import { z } from 'zod'
import { dayText, line, paragraph, uuid } from '#kernel/text.ts'

/** What each move asks for; an input of a correction says the whole anew: what it leaves out is empty afterwards. */
const basis = paragraph(0, 500).optional()
const division = z
  .string()
  .regex(/^\d{9}(\d{3})?$/, 'bad-division')
  .optional()
  .meta({ widget: 'division' })
const parent = uuid().optional().meta({ widget: 'organ' })
const number = () => z.coerce.number().int('bad-number').min(1, 'bad-number').max(999, 'bad-number')
const place = line(0, 100).optional()

export const reason = z.strictObject({ reason: paragraph(1, 500) })

export const organFacts = {
  name: line(2, 80),
  startsOn: dayText(),
  division,
  basis,
  note: paragraph(0, 500).optional(),
}

export const correctOrgan = z.strictObject({ ...organFacts, reason: paragraph(1, 500) })

/** `from`: first day of the new name. */
export const rename = z.strictObject({ name: line(2, 80), from: dayText(), basis })

export const moveOrgan = z.strictObject({ parent, reason: paragraph(1, 500) })

export const endOrgan = z.strictObject({ endsOn: dayText(), reason: paragraph(1, 500) })

export const termNumber = number
export const termFacts = { startsOn: dayText(), basis }
export const correctTerm = z.strictObject({ number: number(), ...termFacts })
export const beginTerm = z.strictObject({ startsOn: dayText() })
export const endTerm = z.strictObject({ endsOn: dayText() })
export const recordTerm = z.strictObject({ startsOn: dayText(), endsOn: dayText() })

export const sessionKinds = ['regular', 'extraordinary'] as const
export const sessionFacts = {
  number: number(),
  kind: z.enum(sessionKinds).meta({ widget: 'choice' }),
  startsOn: dayText(),
  endsOn: dayText().optional(),
  place,
  /** Made from congress, term and number where it is left out. */
  title: line(0, 80).optional(),
}
export const correctSession = z.strictObject(sessionFacts)
export const holdSession = z.strictObject({ startsOn: dayText(), endsOn: dayText() })
