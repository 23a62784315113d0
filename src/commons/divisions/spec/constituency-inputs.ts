import { z } from 'zod'
import { dayText, line, paragraph } from '#kernel/text.ts'

export const reason = z.strictObject({ reason: paragraph(1, 500) })

const whole = (least: number, most: number) =>
  z.coerce.number().int('bad-count').min(least, 'bad-count').max(most, 'bad-count')

/** What is said of a constituency, all of it each time. */
export const constituencyFacts = {
  number: whole(1, 999),
  name: line(1, 60),
  /** 1 to 3 by law (选举法 25); more is told, not refused, since history has it. */
  seats: whole(1, 20),
  population: whole(0, 10_000_000),
  villages: z
    .array(z.string().regex(/^\d{12}$/, 'bad-village'))
    .max(200)
    .default([])
    .meta({ widget: 'villages' }),
  startsOn: dayText(),
}

export const correctConstituency = z.strictObject({ ...constituencyFacts, reason: paragraph(1, 500) })
export const endConstituency = z.strictObject({ endsOn: dayText(), reason: paragraph(1, 500) })
