import { z } from 'zod'
import { dayText, line, paragraph, phone, uuid } from '#kernel/text.ts'
import { idCard } from './id-card.ts'
import { educations, occupationClasses, parties, sexes } from './person.ts'
import { administratorRoles, postRoles } from './roles.ts'

export const nothing = z.strictObject({})
export const reason = z.strictObject({ reason: paragraph(1, 500) })

/** Township or street by its code; empty for the county's own. */
const township = () =>
  z
    .string()
    .regex(/^(\d{9})?$/, 'bad-division')
    .optional()
    .meta({ widget: 'township' })

const life = {
  sex: z.enum(sexes).optional().meta({ widget: 'choice' }),
  birthOn: dayText().optional(),
  nation: line(0, 20).optional(),
  party: z.enum(parties).optional().meta({ widget: 'choice' }),
  education: z.enum(educations).optional().meta({ widget: 'choice' }),
  occupation: line(0, 60).optional(),
  occupationClass: z.enum(occupationClasses).optional().meta({ widget: 'choice' }),
  joinedOn: dayText().optional(),
}

const contacts = {
  phone: phone().optional(),
  idCard: idCard().optional().meta({ widget: 'line' }),
}

/** Who somebody is, as the office enters it. What is left out is not known. */
export const entered = z.strictObject({
  id: uuid(),
  name: line(1, 60),
  number: line(0, 20).optional(),
  township: township(),
  ...life,
  ...contacts,
})

/** What is to be different; what is left out stays. An empty text takes away what was there. */
export const correct = z.strictObject({
  name: line(1, 60).optional(),
  number: line(0, 20).optional(),
  township: township(),
  ...life,
  phone: z
    .union([z.literal(''), phone()])
    .optional()
    .meta({ widget: 'phone' }),
  idCard: z
    .union([z.literal(''), idCard()])
    .optional()
    .meta({ widget: 'line' }),
})
export type Correction = z.output<typeof correct>

/** What a person may ask to have changed of his own (features 11): never the name's standing, the township or the card. */
export const ownCorrection = z.strictObject({
  nation: life.nation,
  party: life.party,
  education: life.education,
  occupation: life.occupation,
  occupationClass: life.occupationClass,
  phone: contacts.phone,
})

export const proposed = ownCorrection.extend({ id: uuid(), note: paragraph(0, 500).optional() })

/** Why somebody looks at a telephone or a card; it stays in the timeline. */
export const reveal = z.strictObject({ reason: line(2, 200) })

/** About half a megabyte of picture; a desk makes it small before it sends. */
const longestImage = 700_000

/** A photograph with the person's agreement: never compulsory, public only when the person agreed to that too. */
export const setPhoto = z.strictObject({
  image: z
    .string()
    .max(longestImage, 'picture-too-large')
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not-a-picture')
    .meta({ widget: 'picture' }),
  isPublic: z.boolean(),
  agreedOn: dayText(),
  /** How the person agreed, as it can be shown: a signed sheet, the person's own upload. */
  agreement: line(2, 120),
})

export const recordDeath = z.strictObject({ diedOn: dayText() })

/** A life ended: with it the post, on its last day. */
export const lapse = z.strictObject({ lastDay: dayText() })

export const merge = z.strictObject({ into: uuid().meta({ widget: 'person' }), reason: paragraph(1, 500) })

/** Why a post ends. */
export const postGrounds = [
  'termOver',
  'resigned',
  'removed',
  'recalled',
  'mandateEnded',
  'transferred',
  'retired',
  'died',
  'other',
] as const
export type PostGround = (typeof postGrounds)[number]

/** 任免依据: the decision that a change rests on, as it is cited. */
const basis = line(0, 120).optional()

export const given = z.strictObject({
  id: uuid(),
  person: uuid().meta({ widget: 'person' }),
  organ: uuid().meta({ widget: 'organ' }),
  role: z.enum(postRoles).meta({ widget: 'choice' }),
  title: line(0, 40).optional(),
  division: township(),
  startsOn: dayText(),
  basis,
})
export type Given = z.output<typeof given>

/** An administrator's post that another hands over. */
export const installed = given.extend({ role: z.enum(administratorRoles) })
export type Installed = z.output<typeof installed>

export const amend = z.strictObject({
  title: line(0, 40).optional(),
  startsOn: dayText().optional(),
  basis,
})

export const suspend = z.strictObject({ reason: paragraph(1, 500), basis })

export const end = z.strictObject({
  ground: z.enum(postGrounds).meta({ widget: 'choice' }),
  /** Last day on which it was held. */
  lastDay: dayText(),
  basis,
})
