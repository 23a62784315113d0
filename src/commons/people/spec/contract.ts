import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, event, listQuery, page, record } from '#kernel/resource.ts'
import { dayText, uuid } from '#kernel/text.ts'
import { changeLife, changeStates } from './change-lifecycle.ts'
import * as input from './inputs.ts'
import { educations, occupationClasses, parties, sexes } from './person.ts'
import { personLife, personStates } from './person-lifecycle.ts'
import { postLife, postStates } from './post-lifecycle.ts'
import { postRoles } from './roles.ts'

const named = z.object({ id: z.string(), name: z.string() })
const place = z.object({ code: z.string(), name: z.string() }).nullable()
const day = z.string().nullable()

/** One row of the list of persons. */
export const personLine = z.object({
  id: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  state: z.enum(personStates),
  township: place,
  sex: z.enum(sexes).nullable(),
  birthOn: day,
  nation: z.string().nullable(),
  party: z.enum(parties).nullable(),
  education: z.enum(educations).nullable(),
  occupation: z.string().nullable(),
  occupationClass: z.enum(occupationClasses).nullable(),
  version: z.number().int(),
})
export type PersonLine = z.output<typeof personLine>

/** The whole person. Contacts are masked, and null for whoever may not look at them. */
export const person = personLine.extend({
  joinedOn: day,
  diedOn: day,
  /** `hash` changes with the picture; null where there is none. */
  photo: z.object({ hash: z.string(), isPublic: z.boolean(), agreedOn: z.string(), agreement: z.string() }).nullable(),
  contacts: z.object({ phone: z.string().nullable(), idCard: z.string().nullable() }).nullable(),
  mergedInto: named.nullable(),
})
export type Person = z.output<typeof person>

export const post = z.object({
  id: z.string(),
  person: named,
  organ: named,
  role: z.enum(postRoles),
  title: z.string().nullable(),
  township: place,
  state: z.enum(postStates),
  startsOn: z.string(),
  endsOn: day,
  basis: z.string().nullable(),
  ground: z.enum(input.postGrounds).nullable(),
  version: z.number().int(),
})
export type Post = z.output<typeof post>

const change = z.object({
  id: z.string(),
  person: named,
  state: z.enum(changeStates),
  on: z.string(),
  at: z.string(),
  dueOn: day,
  /** Fields that are to be different, with what they are to say; a telephone is masked. */
  asked: z.record(z.string(), z.string()),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.number().int(),
})
export type Change = z.output<typeof change>

const id = z.object({ id: uuid() })
const withEvents = z.strictObject({ with: z.literal('events').optional() })
const people = '/api/v1/people'
const posts = '/api/v1/posts'
const changes = '/api/v1/person-changes'

/** Who reads persons: those with a reach over others, and everybody himself. */
const readers = ['people.read', 'people.self'] as const

const termNumber = z.coerce.number().int().min(1).max(99).optional()

export const listPeople = endpoint({
  method: 'GET',
  path: people,
  access: readers,
  summary:
    'Persons in sight of the caller, by name; `q` is any part of a name, or a number; `role` and `organ` by posts held `on` a day',
  query: z.strictObject({
    ...listQuery,
    sort: z.enum(['name', '-name']).default('name'),
    state: z.enum(personStates).optional(),
    township: z.string().max(12).optional(),
    role: z.enum(postRoles).optional(),
    organ: uuid().optional(),
    on: dayText().optional(),
    /** Who held a post at any time in that term (届) of the county’s congress. */
    term: termNumber,
    sex: z.enum(sexes).optional(),
    party: z.enum(parties).optional(),
  }),
  /** `can` holds `create` for whoever may enter persons. */
  answer: page(personLine).extend({ can: z.array(z.string()) }),
})

export const readPerson = endpoint({
  method: 'GET',
  path: `${people}/{id}`,
  access: readers,
  summary: 'One person, contacts masked, with what the caller can do',
  params: id,
  query: withEvents,
  answer: record(person),
})

export const personEvents = endpoint({
  method: 'GET',
  path: `${people}/{id}/events`,
  access: readers,
  summary: 'Timeline of one person, oldest first',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(event) }),
})

export const alike = endpoint({
  method: 'GET',
  path: `${people}/{id}/alike`,
  access: ['people.keep'],
  summary: 'Others who may be the same person: the same card or telephone, or the same name',
  params: id,
  query: z.strictObject({}),
  answer: z.object({ items: z.array(personLine.extend({ by: z.enum(['idCard', 'phone', 'nameAndBirth', 'name']) })) }),
})

const likeness = z.enum(['phone', 'nameAndBirth', 'name'])

export const listPairs = endpoint({
  method: 'GET',
  path: `${people}/pairs`,
  access: ['people.keep'],
  summary:
    'Entries in sight that may be of one person: the same telephone, the same name and birthday, the same name where a birthday is missing',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  answer: page(z.object({ one: personLine, other: personLine, by: likeness })),
})

export const enterPerson = endpoint({
  method: 'POST',
  path: people,
  access: ['people.keep'],
  summary: 'Enter a person',
  body: input.entered,
  answer: record(person),
})

const personVerb = <Input extends z.ZodType>(
  move: keyof typeof personLife.moves,
  permission: string | readonly string[],
  summary: string,
  body: Input,
) =>
  endpoint({
    method: 'POST',
    path: `${people}/{id}/actions/${move}`,
    access: typeof permission === 'string' ? [permission] : permission,
    summary,
    params: id,
    body: act(body),
    answer: record(person),
  })

export const readPhoto = endpoint({
  method: 'GET',
  path: `${people}/{id}/photo`,
  access: readers,
  summary: 'The photograph of a person in sight',
  params: id,
  query: z.strictObject({ hash: z.string().max(64).optional() }),
  media: 'image/jpeg',
  answer: z.string(),
})

const { moves: personMoves } = personLife
export const personActs = {
  correct: personVerb('correct', 'people.keep', 'Correct what is known of a person', personMoves.correct.input),
  setPhoto: personVerb(
    'setPhoto',
    ['people.keep', 'people.self'],
    'Set the photograph: JPEG or PNG by content, in base64; kept small, without EXIF or place',
    personMoves.setPhoto.input,
  ),
  removePhoto: personVerb(
    'removePhoto',
    ['people.keep', 'people.self'],
    'Take the photograph away: the picture is deleted',
    personMoves.removePhoto.input,
  ),
  recordDeath: personVerb(
    'recordDeath',
    'people.keep',
    'Record a death: posts and mandates end with it',
    personMoves.recordDeath.input,
  ),
  merge: personVerb('merge', 'people.keep', 'Merge into another entry of the same person', personMoves.merge.input),
  takeBack: personVerb(
    'takeBack',
    'people.keep',
    'Take back a death or a merging that was entered by mistake',
    personMoves.takeBack.input,
  ),
  askErasure: personVerb(
    'askErasure',
    'people.keep',
    'Ask that what is personal of somebody out of office be erased; another one does it',
    personMoves.askErasure.input,
  ),
  dropErasure: personVerb('dropErasure', 'people.keep', 'Let it be: nothing is erased', personMoves.dropErasure.input),
  erase: personVerb(
    'erase',
    'people.keep',
    'Erase what is personal, where another one asked for it: contacts, birthday, photograph, texts; name and offices stay',
    personMoves.erase.input,
  ),
}

export const reveal = endpoint({
  method: 'POST',
  path: `${people}/{id}/actions/reveal`,
  access: ['people.contacts'],
  summary: 'Show telephone and card in full; the reason stays in the timeline',
  params: id,
  body: act(input.reveal),
  answer: record(person).extend({
    contacts: z.object({ phone: z.string().nullable(), idCard: z.string().nullable() }),
  }),
})

export const listPosts = endpoint({
  method: 'GET',
  path: posts,
  access: readers,
  summary: 'Posts in sight of the caller, the newest first; `on` gives those held on a day',
  query: z.strictObject({
    ...listQuery,
    person: uuid().optional(),
    organ: uuid().optional(),
    role: z.enum(postRoles).optional(),
    state: z.enum(postStates).optional(),
    township: z.string().max(12).optional(),
    on: dayText().optional(),
    /** Held at any time in that term of the county’s congress. */
    term: termNumber,
  }),
  answer: page(post),
})

export const readPost = endpoint({
  method: 'GET',
  path: `${posts}/{id}`,
  access: readers,
  summary: 'One post, with what the caller can do',
  params: id,
  query: withEvents,
  answer: record(post),
})

export const givePost = endpoint({
  method: 'POST',
  path: posts,
  access: ['people.keep'],
  summary: 'Give a post to a person; what the law counts is told as notes and stands in nobody’s way',
  body: input.given,
  answer: record(post),
})

const postVerb = <Input extends z.ZodType>(move: keyof typeof postLife.moves, summary: string, body: Input) =>
  endpoint({
    method: 'POST',
    path: `${posts}/{id}/actions/${move}`,
    access: ['people.keep'],
    summary,
    params: id,
    body: act(body),
    answer: record(post),
  })

const { moves: postMoves } = postLife
export const postActs = {
  amend: postVerb('amend', 'Correct title, first day or basis', postMoves.amend.input),
  suspend: postVerb('suspend', 'Suspend: nothing is done by right of it meanwhile', postMoves.suspend.input),
  resume: postVerb('resume', 'Resume a suspended post', postMoves.resume.input),
  end: postVerb('end', 'End with its ground and last day', postMoves.end.input),
  restore: postVerb('restore', 'Take back an end that was entered by mistake', postMoves.restore.input),
}

const note = z.object({
  code: z.string(),
  /** Article, as it is cited. */
  law: z.string(),
  organ: named.nullable(),
  person: named.nullable(),
  role: z.enum(postRoles).nullable(),
  count: z.number().int(),
})
export type LawNote = z.output<typeof note>

export const listNotes = endpoint({
  method: 'GET',
  path: `${posts}/notes`,
  access: ['people.read'],
  summary:
    'What does not agree with a number or rule of law on a day, with its article; of one person or organ, or of all in sight',
  query: z.strictObject({ on: dayText().optional(), person: uuid().optional(), organ: uuid().optional() }),
  answer: z.object({ items: z.array(note) }),
})

export const listChanges = endpoint({
  method: 'GET',
  path: changes,
  access: ['people.keep', 'people.self'],
  summary: 'Changes that people ask for of their own data: for whoever keeps them, and one’s own',
  query: z.strictObject({ ...listQuery, state: z.enum(changeStates).optional(), person: uuid().optional() }),
  answer: page(change),
})

export const readChange = endpoint({
  method: 'GET',
  path: `${changes}/{id}`,
  access: ['people.keep', 'people.self'],
  summary: 'One change asked for',
  params: id,
  query: withEvents,
  answer: record(change),
})

export const propose = endpoint({
  method: 'POST',
  path: changes,
  access: ['people.self'],
  summary: 'Ask for a change of one’s own data; the office looks at it first',
  body: input.proposed,
  answer: record(change),
})

const changeVerb = <Input extends z.ZodType>(
  move: keyof typeof changeLife.moves,
  permission: string,
  summary: string,
  body: Input,
) =>
  endpoint({
    method: 'POST',
    path: `${changes}/{id}/actions/${move}`,
    access: [permission],
    summary,
    params: id,
    body: act(body),
    answer: record(change),
  })

const { moves: changeMoves } = changeLife
export const changeActs = {
  approve: changeVerb(
    'approve',
    'people.keep',
    'Make it so: the person is corrected with it',
    changeMoves.approve.input,
  ),
  refuse: changeVerb('refuse', 'people.keep', 'Refuse with a reason', changeMoves.refuse.input),
  withdraw: changeVerb('withdraw', 'people.self', 'Withdraw one’s own request', changeMoves.withdraw.input),
}
