import { z } from 'zod'
import { uuid } from '#kernel/text.ts'
import { endpoint } from '#kernel/endpoint.ts'

/** 消息: what a person is told; nothing is owed. */
const notice = z.object({
  id: z.string(),
  kind: z.string(),
  record: z.string(),
  event: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
})
export type Notice = z.output<typeof notice>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/notices',
  access: 'login',
  summary: 'Newest notices of this person, with the number not yet read',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({ items: z.array(notice), unread: z.number() }),
})

export const markRead = endpoint({
  method: 'POST',
  path: '/api/v1/notices/read',
  access: 'login',
  summary: 'Mark notices as read',
  body: z.strictObject({ ids: z.array(uuid()).min(1).max(200) }),
  answer: z.object({ unread: z.number() }),
})
