import { z } from 'zod'
import { venueKinds } from '#commons/venues/spec/kinds.ts'
import { levels } from '#commons/mandates/spec/inputs.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'
import { publicRoles } from './public-facts.ts'

/** How a deputy stands to the public. Why a mandate rests or ended is not told. */
export const standings = ['inForce', 'suspended', 'ended'] as const
export type Standing = (typeof standings)[number]

const place = z.object({ code: z.string(), name: z.string() })

const post = z.object({ organ: z.string(), role: z.enum(publicRoles), title: z.string().nullable() })
export type PublicPost = z.output<typeof post>

/** One deputy in a list. `id` is that of the mandate and leads to the card. */
const deputyLine = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(levels),
  congress: z.string(),
  term: z.number().int(),
  constituency: z.string().nullable(),
  delegation: z.string().nullable(),
  standing: z.enum(standings),
  posts: z.array(post),
  hasPhoto: z.boolean(),
})
export type DeputyLine = z.output<typeof deputyLine>

/** Where deputies are met; place, telephone and hours are the venue's own, null as long as they are not entered. */
const venue = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(venueKinds),
  place: z.string().nullable(),
  phone: z.string().nullable(),
  reception: z.string().nullable(),
})
export type PublicVenue = z.output<typeof venue>

/** The public card: a white list. */
export const publicCard = deputyLine.extend({
  township: place.nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  venues: z.array(venue),
  /** Other congresses in which the same person sits now. */
  others: z.array(z.object({ id: z.string(), congress: z.string(), term: z.number().int() })),
})
export type PublicCard = z.output<typeof publicCard>

/**
 * The deputies of one congress for a place. `by`: `constituency` where the village's constituency is known; `township` where it is not
 * entered yet (or no village was named): then all that the township's voters elected.
 */
const elected = z.object({
  by: z.enum(['constituency', 'township']),
  constituency: z.object({ id: z.string(), number: z.number().int(), name: z.string() }).nullable(),
  deputies: z.array(deputyLine),
})
export type Elected = z.output<typeof elected>

export const representatives = z.object({
  on: z.string(),
  township: place,
  village: place.nullable(),
  county: elected,
  /** Null where the place has no congress of its own (a street). */
  ofTownship: elected.nullable(),
  venues: z.array(venue),
})
export type Representatives = z.output<typeof representatives>

/** Whether a printed card holds today. A card that was called back says so and no name. */
export const checked = z.object({
  on: z.string(),
  result: z.enum(['holds', 'suspended', 'ended', 'revoked']),
  /** Since when it is so; of one that holds, since when it was issued. */
  since: z.string(),
  issuedOn: z.string(),
  deputy: deputyLine
    .pick({ id: true, name: true, congress: true, term: true, constituency: true, hasPhoto: true })
    .nullable(),
})
export type Checked = z.output<typeof checked>

const base = '/api/public/v1'
const division = z.string().regex(/^(\d{9}|\d{12})$/, 'bad-division')

export const listPlaces = endpoint({
  method: 'GET',
  path: `${base}/divisions`,
  access: 'public',
  summary: 'Townships of the county, the villages of one (`parent`), or what bears a name in part (`q`); at most 100',
  query: z.strictObject({ parent: division.optional(), q: z.string().trim().max(40).optional() }),
  answer: z.object({
    items: z.array(place.extend({ level: z.enum(['township', 'village']), township: place.nullable() })),
  }),
})

export const findRepresentatives = endpoint({
  method: 'GET',
  path: `${base}/representatives`,
  access: 'public',
  summary:
    'Who represents a place: `division` is a township or village by its 12- or 9-digit code; its deputies in office of county and township, and where they are met',
  query: z.strictObject({ division }),
  answer: representatives,
})

const id = z.object({ id: uuid() })

export const readDeputy = endpoint({
  method: 'GET',
  path: `${base}/deputies/{id}`,
  access: 'public',
  summary: "A deputy's public card",
  params: id,
  answer: publicCard,
})

export const readPortrait = endpoint({
  method: 'GET',
  path: `${base}/deputies/{id}/photo`,
  access: 'public',
  summary: 'The photograph of a deputy in office who agreed that it is public',
  params: id,
  media: 'image/jpeg',
  answer: z.string(),
})

export const checkCard = endpoint({
  method: 'GET',
  path: `${base}/card-checks/{code}`,
  access: 'public',
  summary: 'Whether a printed card holds now, by the code that it bears',
  params: z.object({ code: z.string().regex(/^[\w-]{22}$/) }),
  answer: checked,
})
