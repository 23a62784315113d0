import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'

/** `smtp://user:password@host:port` or `smtps://…`. */
export type MailServer = string

export interface Mail {
  readonly from: string
  readonly to: string
  /** The same message sent twice shows as one. */
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly filename: string; readonly content: string; readonly contentType: string }[]
}

/** The address of the server, out of a file of one line. */
export const mailServerIn = (file: string): MailServer => readFileSync(file, 'utf8').trim()

const patience = 20_000

/** Throws what the server or the network says. */
export const sendMail = async (url: MailServer, { attachments, ...mail }: Mail): Promise<void> => {
  const transport = createTransport({ url, connectionTimeout: patience, socketTimeout: patience })
  try {
    await transport.sendMail({ ...mail, attachments: [...attachments] })
  } finally {
    transport.close()
  }
}
