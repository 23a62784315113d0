import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { scanStates } from '#kernel/file-kind.ts'
import { uuid } from '#kernel/text.ts'

/** A file as those see it who may see what it hangs on. */
export const fileItem = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  type: z.string(),
  scanned: z.enum(scanStates),
  /** Name and content are gone, by whose it was or because their time was over; that there was one stays. */
  isErased: z.boolean(),
})
export type FileItem = z.output<typeof fileItem>

/** What a sender is told of a file that was taken. */
export const taken = fileItem.extend({ sha256: z.string() })
export type Taken = z.output<typeof taken>

export const upload = endpoint({
  method: 'POST',
  path: '/api/v1/files',
  access: 'login',
  summary:
    'Take in one file (multipart/form-data, one part with a file name, up to 20 MB) for a record that is to follow within a day. `id` is its sender’s and makes a repetition safe',
  query: z.strictObject({ id: uuid().optional() }),
  upload: ['multipart/form-data'],
  answer: taken,
})

export const read = endpoint({
  method: 'GET',
  path: '/api/v1/files/{id}',
  access: 'login',
  summary:
    'The content of a file, to whoever may read the record that it hangs on, and to its sender before there is one',
  params: z.object({ id: uuid() }),
  query: z.strictObject({}),
  answer: z.string(),
  media: 'application/octet-stream',
})
