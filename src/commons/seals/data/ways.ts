import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withinPatience } from '#platform/disk/patience.ts'
import { placeFile } from '#platform/disk/place.ts'
import { type MailServer, mailServerIn, sendMail } from '#platform/mail/send.ts'
import type { DayRoot } from '#platform/seal/days.ts'
import { labels } from '../spec/labels/zh-CN.ts'
import type { Way } from './way.ts'

const fileOf = ({ county, day }: DayRoot): string => `${county}-${day}.json`

/** What `luzhi verify --anchor FILE` reads. */
const textOf = (root: DayRoot): string => `${JSON.stringify(root, null, 2)}\n`

const once = { mode: 0o644, replaces: false } as const

/** What went out once is never written over: a root that differs from the one that lies there is kept beside it, and told. */
const keep = async (place: string, root: DayRoot): Promise<void> => {
  try {
    await placeFile(place, textOf(root), once)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if ((await readFile(place, 'utf8')) === textOf(root)) return
    const beside = place.replace(/\.json$/, `.differs-${root.head.slice(0, 8)}.json`)
    await placeFile(beside, textOf(root), once).catch(() => undefined)
    throw Object.assign(new Error('another root lies there for this day'), { code: 'root-differs' })
  }
}

/** A directory, best on another machine: each root a file, there whole or not at all. A share that hangs is given up until it is back. */
export const directoryWay = (directory: string): Way => ({
  name: 'directory',
  send: (root) =>
    withinPatience(directory, async () => {
      await mkdir(directory, { recursive: true })
      await keep(join(directory, fileOf(root)), root)
    }),
})

export interface MailOptions {
  readonly url: MailServer
  readonly from: string
  readonly to: string
}

/** A mailbox, best of somebody outside the office: the root as a file of a mail. */
export const mailWay = ({ url, from, to }: MailOptions): Way => ({
  name: 'mail',
  send: async (root) => {
    await sendMail(url, {
      from,
      to,
      // A crash between sending and noting it sends it again.
      messageId: `<${root.county}-${root.day}-${root.nth}@luzhi>`,
      subject: `${labels['mail.subject']} ${root.county} ${root.day} #${root.nth}`,
      text: [root.head, root.statement, root.signature, root.key, ''].join('\n\n'),
      attachments: [{ filename: fileOf(root), content: textOf(root), contentType: 'application/json' }],
    })
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
    ...(to && file && from ? [mailWay({ url: mailServerIn(file), from, to })] : []),
  ]
}
