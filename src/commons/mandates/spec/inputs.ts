import { z } from 'zod'
import { dayText, line, paragraph, uuid } from '#kernel/text.ts'
import { endGrounds, suspendGrounds } from './grounds.ts'

/** From the National People's Congress down to the township's. */
export const levels = ['nation', 'province', 'city', 'county', 'township'] as const
export type Level = (typeof levels)[number]

const basis = line(0, 120).optional()
export const reason = z.strictObject({ reason: paragraph(1, 500) })

/** As forms send it: the text of a number is one. */
const count = () => z.coerce.number().int('bad-count').min(0, 'bad-count').max(10_000_000, 'bad-count').optional()

/** The result of an election, or of a by-election where it fills what another left. */
export const elected = z.strictObject({
  id: uuid(),
  person: uuid().meta({ widget: 'person' }),
  level: z.enum(levels).meta({ widget: 'choice' }),
  /** The congress, of the county or of a township; an upper one goes by its name. */
  congress: uuid().optional().meta({ widget: 'congress' }),
  congressName: line(0, 60).optional(),
  /** As forms send it: the text of a number is one. */
  term: z.coerce.number().int('bad-number').min(1, 'bad-number').max(99, 'bad-number'),
  constituency: uuid().optional().meta({ widget: 'constituency' }),
  delegation: uuid().optional().meta({ widget: 'delegation' }),
  electedOn: dayText(),
  /** By-election (选举法 57): the ended mandate whose seat is filled. */
  fills: uuid().optional().meta({ widget: 'mandate' }),
  /** 选举法 45: voters of the constituency, those who voted, and those of them who voted for this deputy. */
  voters: count(),
  ballots: count(),
  votes: count(),
  /** 另行选举: seats were left after the first ballot. */
  isSecondBallot: z.boolean().optional(),
  basis,
})

/** The same from a list of earlier terms: a constituency that the register does not have goes by its name. */
export const electedBefore = elected.extend({ constituencyName: line(0, 60).optional() })
export type Elected = z.output<typeof electedBefore>

export const confirm = z.strictObject({ startsOn: dayText(), basis })
export const qualify = z.strictObject({ basis })
export const lapse = z.strictObject({ endsOn: dayText() })
export const suspend = z.strictObject({
  ground: z.enum(suspendGrounds).meta({ widget: 'choice' }),
  reason: paragraph(1, 500),
})
export const seat = z.strictObject({ delegation: uuid().meta({ widget: 'delegation' }) })

/** Not there at a session of the congress; with leave it counts for nothing (代表法 13, 62). */
export const recordAbsence = z.strictObject({
  session: uuid().meta({ widget: 'congressSession' }),
  leave: z.boolean(),
  reason: paragraph(0, 200).optional(),
})

export const end = z.strictObject({
  ground: z.enum(endGrounds).meta({ widget: 'choice' }),
  endsOn: dayText(),
  /**
   * Last day of a seat in the standing committee or of a township's chair where that is another: they act until the next congress has
   * elected others (地方组织法 18、49).
   */
  officesUntil: dayText().optional(),
  basis,
})
