import { z } from 'zod'
import { dayText, line, paragraph, uuid } from '#kernel/text.ts'

export const reason = z.strictObject({ reason: paragraph(1, 500) })

const facts = {
  /** 届. */
  number: z.coerce.number().int('bad-number').min(1, 'bad-number').max(999, 'bad-number'),
  /** First day of the new congress's first session: the term begins with it (代表法 2). */
  startsOn: dayText(),
  /** Last day of the standing committee, or of a township's chair: they act until others are elected (地方组织法 18、49). */
  officesUntil: dayText().optional(),
  basis: line(0, 120).optional(),
}

export const drafted = z.strictObject({ id: uuid(), congress: uuid().meta({ widget: 'congress' }), ...facts })
export type Drafted = z.output<typeof drafted>

export const revise = z.strictObject(facts)

/** One constituency of the new term. Those that are left out end with the old term. */
const place = z.strictObject({
  constituency: uuid(),
  seats: z.coerce.number().int('bad-count').min(1, 'bad-count').max(20, 'bad-count'),
  population: z.coerce.number().int('bad-count').min(0, 'bad-count').max(10_000_000, 'bad-count'),
})
export type Place = z.output<typeof place>

export const setRoll = z.strictObject({ roll: z.array(place).max(500).meta({ widget: 'roll' }) })

/** 代表资格审查报告: those who were not refused one by one are confirmed by it. */
export const review = z.strictObject({ basis: line(1, 120) })

/** Who takes a post over when it ends; left out or null: nobody does. */
const successor = z.strictObject({ post: uuid(), person: uuid().nullable() })
export type Successor = z.output<typeof successor>

export const appoint = z.strictObject({ successors: z.array(successor).max(500).meta({ widget: 'successors' }) })

export const nothing = z.strictObject({})
