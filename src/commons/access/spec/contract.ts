import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'

/** Who is logged in, as every screen needs it. */
const me = z.object({
  login: z.string(),
  name: z.string(),
  posts: z.array(
    z.object({
      organ: z.string(),
      organName: z.string(),
      role: z.string(),
      roleName: z.string(),
      division: z.string().nullable(),
    }),
  ),
  permissions: z.array(z.string()),
  county: z.object({ key: z.string(), name: z.string(), demo: z.boolean() }),
  today: z.string(),
})
export type Me = z.output<typeof me>

const path = '/api/v1/login'

export const logIn = endpoint({
  method: 'POST',
  path,
  access: 'public',
  summary: 'Log in by password; sets the cookie',
  body: z.strictObject({
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    code: z.string().max(20).optional(),
  }),
  answer: me,
})

export const whoAmI = endpoint({
  method: 'GET',
  path,
  access: 'login',
  summary: 'Person, posts, permissions and county of this log-in',
  answer: me,
})

export const logOut = endpoint({
  method: 'DELETE',
  path,
  access: 'login',
  summary: 'Log out: the cookie is dead at once',
  answer: z.object({ ok: z.literal(true) }),
})
