import { z } from 'zod'
import { line, uuid } from '#kernel/text.ts'

/** A card is issued for a mandate in force; one of them holds at a time. */
export const issued = z.strictObject({ id: uuid(), mandate: uuid() })

/** Why a card no longer holds. */
export const cardGrounds = ['lost', 'damaged', 'copied', 'returned', 'other'] as const
const why = { ground: z.enum(cardGrounds).meta({ widget: 'choice' }), note: line(0, 200).optional() }

export const revoke = z.strictObject(why)
export const reissue = z.strictObject(why)
