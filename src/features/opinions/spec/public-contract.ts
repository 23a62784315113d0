import { z } from 'zod'
import { uuid } from '#kernel/text.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { lamps } from '#kernel/resource.ts'
import { fileItem, taken } from '#commons/files/spec/contract.ts'
import { receipt, submission } from './contract.ts'
import { notSolved, phoneEnd, rate, ratings, results, rightDoors } from './inputs.ts'
import { opinionStates } from './lifecycle.ts'

/**
 * What the author sees behind the receipt: a white list. No staff name, no other citizen, nothing internal; the
 * answer only once the office has released it.
 */
export const authorView = z.object({
  id: z.string(),
  version: z.number().int(),
  code: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  state: z.enum(opinionStates),
  township: z.string(),
  village: z.string().nullable(),
  venue: z.string().nullable(),
  place: z.string().nullable(),
  on: z.string(),
  at: z.string(),
  hasName: z.boolean(),
  hasPhone: z.boolean(),
  publishConsent: z.boolean(),
  files: z.array(fileItem),
  /** Who has it now, in words of the public: the station, the office, the agency. */
  holder: z.string().nullable(),
  dueOn: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  lamp: z.enum(lamps).nullable(),
  answer: z
    .object({
      result: z.enum([...results, 'unstated']),
      text: z.string(),
      by: z.string(),
      plannedOn: z.string().nullable(),
      cannotReason: z.string().nullable(),
      on: z.string(),
      files: z.array(fileItem),
    })
    .nullable(),
  decline: z.object({ door: z.enum(rightDoors), reason: z.string() }).nullable(),
  rating: z.enum(ratings).nullable(),
  can: z.array(z.enum(['rate', 'notSolved', 'eraseContacts'])),
  /** Steps so far and the ones to come with the day each is due by. */
  steps: z.array(
    z.object({ name: z.string(), on: z.string().nullable(), by: z.string().nullable(), done: z.boolean() }),
  ),
})
export type AuthorView = z.output<typeof authorView>

const base = '/api/public/v1'

export const publicSubmit = endpoint({
  method: 'POST',
  path: `${base}/opinions`,
  access: 'public',
  summary:
    "Say one matter; answers with the receipt. `id` is the sender's own and proves that the same one sends again; the record bears another",
  body: submission.omit({ channel: true }),
  answer: z.object({ receipt, view: authorView }),
})

export const publicAttach = endpoint({
  method: 'POST',
  path: `${base}/submissions/{submission}/files`,
  access: 'public',
  summary:
    'Send a picture or document (multipart/form-data, up to 10 MB, three in all) before the matter itself, under the id that it will be sent with',
  params: z.object({ submission: uuid() }),
  upload: ['multipart/form-data'],
  answer: taken,
})

/** Two facts open a record: the 8-digit code and the word on the receipt or the last four digits of the phone. */
export const lookUp = endpoint({
  method: 'POST',
  path: `${base}/lookups`,
  access: 'public',
  summary: 'Look up an opinion by its code and a second fact',
  body: z.strictObject({ code: z.string().max(20), fact: z.string().max(20) }),
  answer: z.object({ view: authorView, link: z.string() }),
})

const link = z.object({ link: z.string().regex(/^[\w-]{22}$/) })

export const readReceipt = endpoint({
  method: 'GET',
  path: `${base}/receipts/{link}`,
  access: 'public',
  summary: 'The opinion behind a receipt link',
  params: link,
  answer: z.object({ view: authorView }),
})

/** What the author takes home: the signed statement at once, the proof that it is in the chain minutes later (docs/operate/seals.md). */
export const sealedReceipt = z.object({
  statement: z.string(),
  signature: z.string(),
  key: z.string(),
  proof: z
    .object({
      plain: z.string(),
      told: z.string(),
      nth: z.number().int(),
      place: z.number().int(),
      size: z.number().int(),
      path: z.array(z.string()).readonly(),
      before: z.string(),
      head: z.string(),
    })
    .nullable(),
})

export const readSealedReceipt = endpoint({
  method: 'GET',
  path: `${base}/receipts/{link}/seal`,
  access: 'public',
  summary:
    'Our signed statement that we were given these words then, and the proof that it is in the sealed record once it is',
  params: link,
  answer: sealedReceipt,
})

export const readFile = endpoint({
  method: 'GET',
  path: `${base}/receipts/{link}/files/{file}`,
  access: 'public',
  summary: 'A file of the opinion behind a receipt link',
  params: link.extend({ file: uuid() }),
  answer: z.string(),
  media: 'application/octet-stream',
})

export const publicRate = endpoint({
  method: 'POST',
  path: `${base}/receipts/{link}/actions/rate`,
  access: 'public',
  summary: 'Rate the answer',
  params: link,
  body: z.strictObject({ actId: uuid(), version: z.number().int().min(1), input: rate }),
  answer: z.object({ view: authorView }),
})

export const publicNotSolved = endpoint({
  method: 'POST',
  path: `${base}/receipts/{link}/actions/notSolved`,
  access: 'public',
  summary: 'Say that it is not solved: it is taken up again, once',
  params: link,
  body: z.strictObject({ actId: uuid(), version: z.number().int().min(1), input: notSolved }),
  answer: z.object({ view: authorView }),
})

/** All that is kept of the one who said it (个人信息保护法 45): the view, what was left to be reached by, and what the author wrote since. */
export const ownData = z.object({
  view: authorView,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  /** Version of the notice that was shown when it was submitted. */
  notice: z.string().nullable(),
  byGuardian: z.boolean(),
  wrote: z.array(z.object({ on: z.string(), event: z.string(), text: z.string() })),
})
export type OwnData = z.output<typeof ownData>

export const publicOwnData = endpoint({
  method: 'POST',
  path: `${base}/receipts/{link}/own-data`,
  access: 'public',
  summary:
    'A copy of all that is kept of the author; where a phone was left, its last four digits are asked for, else nothing',
  params: link,
  body: phoneEnd.required(),
  answer: ownData,
})

export const publicErase = endpoint({
  method: 'POST',
  path: `${base}/receipts/{link}/actions/eraseContacts`,
  access: 'public',
  summary: 'Erase name and phone, for good; the matter goes on and the receipt stays good',
  params: link,
  body: z.strictObject({ actId: uuid(), version: z.number().int().min(1), input: phoneEnd }),
  answer: z.object({ view: authorView }),
})
