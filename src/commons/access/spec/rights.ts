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

const held = post.extend({
  id: z.string(),
  /** Name of the holder, where it is the post of somebody else. */
  standsFor: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
  rights: z.array(right),
})
export type HeldRights = z.output<typeof held>

export const readRights = endpoint({
  method: 'GET',
  path: `${path}/rights`,
  access: 'login',
  summary:
    'The posts that I act by, since when and until when, and what each lets me do, where; `person`: those of another, for who keeps persons or secures log-ins',
  query: z.strictObject({ person: uuid().optional() }),
  answer: z.object({ name: z.string(), items: z.array(held) }),
})

const reason = z.object({
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
export type Why = z.output<typeof reason>

export const readReasons = endpoint({
  method: 'GET',
  path: `${path}/reasons`,
  access: 'login',
  summary:
    'Every move on a record in my sight, and why I may make it now or not; `person`: why another may, for who keeps that person',
  query: z.strictObject({
    kind: z.string().regex(/^[a-zA-Z]{1,40}$/),
    record: uuid(),
    person: uuid().optional(),
  }),
  answer: z.object({
    title: z.string(),
    state: z.string(),
    /** Whose reasons these are. */
    name: z.string(),
    /** Whether that person sees the record at all. */
    sees: z.boolean(),
    items: z.array(reason.extend({ move: z.string() })),
  }),
})

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
  answer: reason,
})
