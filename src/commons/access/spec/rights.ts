import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'

const path = '/api/v1/access'

const post = z.object({ organName: z.string(), role: z.string(), roleName: z.string() })
const right = z.object({
  permission: z.string(),
  name: z.string(),
  /** Where it reaches, in words: the county, townships, organs. */
  scope: z.string(),
})

const held = post.extend({ since: z.string(), until: z.string().nullable(), rights: z.array(right) })
export type HeldRights = z.output<typeof held>

export const readRights = endpoint({
  method: 'GET',
  path: `${path}/rights`,
  access: 'login',
  summary: 'My posts, since when and until when, and what each lets me do, where',
  answer: z.object({ items: z.array(held) }),
})

const why = z.object({
  may: z.boolean(),
  /** Name of the refusal that the act would be answered with; null where it may be done. */
  refusal: z.string().nullable(),
  /** The reason in the reader's words. */
  because: z.string(),
  /** Permissions of which one is needed. */
  needs: z.array(z.object({ permission: z.string(), name: z.string() })),
  /** By which post it may be done, or would be if the record stood otherwise. */
  by: post.nullable(),
  /** Roles that may do this: whom to ask. */
  roles: z.array(z.object({ role: z.string(), roleName: z.string() })),
})
export type Why = z.output<typeof why>

export const readWhy = endpoint({
  method: 'GET',
  path: `${path}/why`,
  access: 'login',
  summary:
    'Why I may do this, or why not: `operation` as `opinion.accept` or `organ.create`, on a record in my sight or on any',
  query: z.strictObject({
    operation: z.string().regex(/^[a-zA-Z]{1,40}\.[a-zA-Z]{1,40}$/),
    record: uuid().optional(),
  }),
  answer: why,
})
