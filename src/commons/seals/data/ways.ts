import { mkdirSync, readFileSync } from 'node:fs'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { DayRoot } from '#platform/seal/days.ts'
import { labels } from '../spec/labels/zh-CN.ts'
import type { Way } from './way.ts'

const fileOf = ({ county, day }: DayRoot): string => `${county}-${day}.json`

/** What `luzhi verify --anchor FILE` reads. */
const textOf = (root: DayRoot): string => `${JSON.stringify(root, null, 2)}\n`

/** What went out once is never written over: a root that differs from the one that lies there is kept beside it, and told. */
const keep = async (draft: string, place: string, root: DayRoot): Promise<void> => {
  try {
    await link(draft, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if ((await readFile(place, 'utf8')) !== textOf(root)) {
      await link(draft, place.replace(/\.json$/, `.differs-${root.head.slice(0, 8)}.json`)).catch(() => undefined)
      throw Object.assign(new Error('another root lies there for this day'), { code: 'root-differs' })
    }
  } finally {
    await rm(draft, { force: true })
  }
}

/** A directory, best on another machine: each root a file, there whole or not at all. */
export const directoryWay = (directory: string): Way => ({
  name: 'directory',
  send: async (root) => {
    mkdirSync(directory, { recursive: true })
    const place = join(directory, fileOf(root))
    const draft = await open(`${place}.draft`, 'w', 0o644)
    try {
      await draft.writeFile(textOf(root))
      await draft.sync()
    } finally {
      await draft.close()
    }
    await keep(`${place}.draft`, place, root)
  },
})

export interface MailOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string
  readonly from: string
  readonly to: string
}

/** A mailbox, best of somebody outside the office: the root as a file of a mail. */
export const mailWay = ({ url, from, to }: MailOptions): Way => ({
  name: 'mail',
  send: async (root) => {
    const transport = createTransport({ url, connectionTimeout: 20_000, socketTimeout: 20_000 })
    try {
      await transport.sendMail({
        from,
        to,
        // The same mail twice, after a crash between sending and noting it, shows as one.
        messageId: `<${root.county}-${root.day}-${root.nth}@luzhi>`,
        subject: `${labels['mail.subject']} ${root.county} ${root.day} #${root.nth}`,
        text: [root.head, root.statement, root.signature, root.key, ''].join('\n\n'),
        attachments: [{ filename: fileOf(root), content: textOf(root), contentType: 'application/json' }],
      })
    } finally {
      transport.close()
    }
  },
})

/**
 * Where this instance sends its roots: `LUZHI_ANCHORS` names a directory; `LUZHI_ANCHOR_MAIL` an address, with `LUZHI_SMTP_FILE`
 * (a file that holds the server's address, as it holds a password) and `LUZHI_MAIL_FROM`. Throws an Error where the mailbox is named but not the server.
 */
export const waysOf = (env: Readonly<Record<string, string | undefined>>): readonly Way[] => {
  const { LUZHI_ANCHORS: directory, LUZHI_ANCHOR_MAIL: to, LUZHI_SMTP_FILE: file, LUZHI_MAIL_FROM: from } = env
  if (to && !(file && from)) throw new Error('LUZHI_ANCHOR_MAIL needs LUZHI_SMTP_FILE and LUZHI_MAIL_FROM')
  return [
    ...(directory ? [directoryWay(directory)] : []),
    ...(to && file && from ? [mailWay({ url: readFileSync(file, 'utf8').trim(), from, to })] : []),
  ]
}
