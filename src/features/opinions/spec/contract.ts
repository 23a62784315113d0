import { fileItem } from '#commons/files/spec/contract.ts'
import { limits } from '#commons/files/spec/limits.ts'
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { line, paragraph, phone, uuid } from '#kernel/text.ts'
import { act, event, lamps, listQuery, page, record } from '#kernel/resource.ts'
import { ratings, results, rightDoors } from './inputs.ts'
import { opinionLife, opinionStates } from './lifecycle.ts'
import { opinionSettings } from './settings.ts'

/** How it reached us. `import` is the backfill door. */
export const channels = ['portal', 'venue', 'letter', 'visit', 'call', 'import'] as const
export type OpinionChannel = (typeof channels)[number]

const name = z.object({ id: z.string(), name: z.string() })
const place = z.object({ code: z.string(), name: z.string() })

/** One row of the list. */
export const opinionRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(opinionStates),
  township: place,
  village: place.nullable(),
  venue: name.nullable(),
  category: z.object({ code: z.string(), name: z.string() }).nullable(),
  handler: name.nullable(),
  on: z.string(),
  at: z.string(),
  dueOn: z.string().nullable(),
  lamp: z.enum(lamps).nullable(),
  daysLeft: z.number().int().nullable(),
  version: z.number().int(),
})
export type OpinionRow = z.output<typeof opinionRow>

/** The whole record as staff see it: contacts are masked; the author's name and phone are never in lists. */
export const opinion = opinionRow.extend({
  code: z.string(),
  body: z.string(),
  place: z.string().nullable(),
  channel: z.enum(channels),
  enteredBy: z.string().nullable(),
  author: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  publishConsent: z.boolean(),
  byGuardian: z.boolean(),
  /** Version of the notice that the author was shown; null where staff entered it. */
  notice: z.string().nullable(),
  request: z.string().nullable(),
  result: z.enum([...results, 'unstated']).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  plannedOn: z.string().nullable(),
  cannotReason: z.string().nullable(),
  declineDoor: z.enum(rightDoors).nullable(),
  declineReason: z.string().nullable(),
  mergedInto: z.object({ id: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  rating: z.enum(ratings).nullable(),
  ratingComment: z.string().nullable(),
  contested: z.number().int(),
  /** What the author sent with it. */
  files: z.array(fileItem),
  /** What goes with the answer. */
  answerFiles: z.array(fileItem),
  /** What went with earlier drafts and answers. */
  earlierFiles: z.array(fileItem),
})
export type Opinion = z.output<typeof opinion>

const base = '/api/v1/opinions'
const id = z.object({ id: uuid() })

/** Columns a list may be sorted by; each has an index. `-` puts the newest or latest first. */
export const sorts = ['-on', 'on', 'due', '-due'] as const

export const opinionFilters = {
  state: z.enum(opinionStates).optional(),
  /** Several states at once: open (nothing final), or one of the tabs of the list. */
  tab: z.enum(['all', 'open', 'new', 'handling', 'near', 'overdue', 'closed']).optional(),
  township: z.string().max(12).optional(),
  category: z.string().max(40).optional(),
  handler: uuid().optional(),
  /** Said in a term (届) of the county's congress. */
  term: z.coerce.number().int().min(1).max(999).optional(),
}

export const list = endpoint({
  method: 'GET',
  path: base,
  access: ['opinions.read'],
  summary: 'List opinions in sight of the caller, newest first unless sorted otherwise',
  query: z.strictObject({ ...listQuery, sort: z.enum(sorts).default('-on'), ...opinionFilters }),
  answer: page(opinionRow),
})

export const exported = endpoint({
  method: 'GET',
  path: `${base}/export`,
  access: ['opinions.read'],
  summary: 'The whole list as CSV: the same filters, order and sight, the same columns',
  query: z.strictObject({ q: listQuery.q, sort: z.enum(sorts).default('-on'), ...opinionFilters }),
  answer: z.string(),
  media: 'text/csv',
})

export const tabs = endpoint({
  method: 'GET',
  path: `${base}/tabs`,
  access: ['opinions.read'],
  summary: 'Number of opinions behind each tab of the list',
  query: z.strictObject({}),
  answer: z.object({
    all: z.number(),
    open: z.number(),
    new: z.number(),
    handling: z.number(),
    near: z.number(),
    overdue: z.number(),
    closed: z.number(),
  }),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: ['opinions.read'],
  summary: 'One opinion, with what the caller can do and what is due',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(opinion),
})

export const events = endpoint({
  method: 'GET',
  path: `${base}/{id}/events`,
  access: ['opinions.read'],
  summary: 'Timeline of one opinion, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

export const settings = endpoint({
  method: 'GET',
  path: `${base}/settings`,
  access: ['opinions.read', 'opinions.enter'],
  summary: 'What this county settled about opinions: categories, numbers of working days',
  query: z.strictObject({}),
  answer: opinionSettings,
})

/** What a citizen says, or staff enter for a citizen. Township is required; a village or a venue narrows it. */
export const submission = z.strictObject({
  id: uuid(),
  body: paragraph(2, 2000),
  title: line(0, 60).optional(),
  township: z
    .string()
    .regex(/^\d{9}$/, 'bad-division')
    .meta({ widget: 'township' }),
  village: z
    .string()
    .regex(/^\d{12}$/, 'bad-division')
    .optional()
    .meta({ widget: 'village' }),
  venue: uuid().optional().meta({ widget: 'venue' }),
  place: line(0, 100).optional(),
  category: line(1, 40).optional().meta({ widget: 'category' }),
  channel: z.enum(['portal', 'venue', 'letter', 'visit', 'call']).default('portal'),
  authorName: line(0, 40).optional(),
  authorPhone: phone().optional(),
  publishConsent: z.boolean().default(false),
  /** Whoever says it does so as guardian of somebody under fourteen (个人信息保护法 31). */
  byGuardian: z.boolean().optional(),
})

export type Submission = z.output<typeof submission>

/** What is submitted through any door: files of older matters hold longer texts, and the way it came is not for the sender to say. */
export const said = submission.extend({
  body: paragraph(1, 20_000),
  title: line(0, 200).optional(),
  channel: z.enum(channels),
  /** Ids of files that were sent before. */
  files: z.array(uuid()).max(limits.publicFiles, 'too-many-files').optional(),
})
export type Said = z.output<typeof said>

/** The receipt: two facts that a person can say on the phone, and a link of 128 bits that needs neither. */
export const receipt = z.object({ code: z.string(), word: z.string(), link: z.string() })
export type Receipt = z.output<typeof receipt>

export const submit = endpoint({
  method: 'POST',
  path: base,
  access: ['opinions.enter'],
  summary:
    "Enter an opinion on a citizen's behalf; answers with the citizen's receipt, sent again only while nothing has come of it",
  body: submission,
  answer: record(opinion).extend({ receipt: receipt.nullable() }),
})

const verb = <Input extends z.ZodType>(
  move: keyof typeof opinionLife.moves,
  access: readonly string[],
  summary: string,
  input: Input,
) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access,
    summary,
    params: id,
    body: act(input),
    answer: record(opinion),
  })

/** What a citizen left, in full: for the one look that was asked for. */
export const revealed = z.object({ name: z.string().nullable(), phone: z.string().nullable() })
export type Revealed = z.output<typeof revealed>

const { moves } = opinionLife
export const acts = {
  accept: verb(
    'accept',
    ['opinions.receive'],
    'Accept: it is a public matter and will be followed to its end',
    moves.accept.input,
  ),
  answerHere: verb('answerHere', ['opinions.receive'], 'Answer on the spot', moves.answerHere.input),
  assign: verb('assign', ['opinions.receive'], 'Pass to a village, township or agency', moves.assign.input),
  decline: verb('decline', ['opinions.receive'], 'Decline and name the right door', moves.decline.input),
  merge: verb('merge', ['opinions.receive'], 'Merge into an opinion about the same matter', moves.merge.input),
  acknowledge: verb('acknowledge', ['opinions.draft'], 'Sign for it', moves.acknowledge.input),
  handBack: verb('handBack', ['opinions.draft'], 'Hand back with a reason', moves.handBack.input),
  draft: verb('draft', ['opinions.draft'], 'Draft the answer and lay it before the head', moves.draft.input),
  sign: verb('sign', ['opinions.sign'], "Sign the agency's answer", moves.sign.input),
  sendBack: verb('sendBack', ['opinions.sign'], 'Send the draft back to the drafter', moves.sendBack.input),
  returnAnswer: verb(
    'returnAnswer',
    ['opinions.release'],
    'Return an answer that does not answer',
    moves.returnAnswer.input,
  ),
  release: verb('release', ['opinions.release'], 'Release the answer to the citizen', moves.release.input),
  lapse: verb('lapse', ['opinions.release'], 'Close without a rating after its days', moves.lapse.input),
  recall: verb('recall', ['opinions.release'], 'Recall from the handler', moves.recall.input),
  reveal: endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/reveal`,
    access: ['opinions.receive', 'opinions.release'],
    summary: 'Show name and phone in full; the reason stays in the timeline, and a day has only so many looks',
    params: id,
    body: act(moves.reveal.input),
    answer: record(opinion).extend({ contacts: revealed }),
  }),
  askErasure: verb(
    'askErasure',
    ['opinions.receive', 'opinions.release'],
    'Ask for a citizen who came in person that the contacts be erased',
    moves.askErasure.input,
  ),
  dropErasure: verb('dropErasure', ['opinions.release'], 'Let it be: nothing is erased', moves.dropErasure.input),
  eraseContacts: verb(
    'eraseContacts',
    ['opinions.release'],
    'Erase the contacts, where another one asked for it; `phoneEnd` is for the author alone',
    moves.eraseContacts.input,
  ),
  reopen: verb('reopen', ['opinions.release'], 'Take up again what was ended', moves.reopen.input),
}
