import { X509Certificate } from 'node:crypto'
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Pair } from './authority.ts'

export interface PairFiles {
  readonly cert: string
  readonly key: string
}

/** Reads certificate and key. Throws when one is missing or they do not belong together. */
export const readPair = ({ cert, key }: PairFiles): Pair => {
  const pair = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  createSecureContext(pair)
  return pair
}

const day = 86_400_000

/** Whole days that a certificate in PEM still holds; negative once it is over. */
export const daysLeft = (pem: string, now: Date): number =>
  Math.floor((Date.parse(new X509Certificate(pem).validTo) - now.getTime()) / day)

/**
 * Hands over a renewed pair: when the certificate's file changes, and whenever `again` is called. Renewing writes two files, one after
 * the other: a pair that does not fit is told to `onFault`, and the next look finds the whole.
 */
export const watchPair = (
  files: PairFiles,
  take: (pair: Pair) => void,
  onFault: (error: unknown) => void,
): { readonly again: () => void; readonly stop: () => void } => {
  const again = (): void => {
    try {
      take(readPair(files))
    } catch (error) {
      onFault(error)
    }
  }
  // Looked at by time, not by the system's events: those of a network disk or of a file that is replaced do not come.
  const every = { interval: 10_000, persistent: false }
  for (const file of [files.cert, files.key]) watchFile(file, every, again)
  return {
    again,
    stop: () => {
      for (const file of [files.cert, files.key]) unwatchFile(file, again)
    },
  }
}

const inFolder = (dataDir: string, name: string): PairFiles => ({
  cert: join(dataDir, 'tls', `${name}.crt`),
  key: join(dataDir, 'tls', `${name}.key`),
})

/** Where the local authority lies, if there is one. */
export const authorityFiles = (dataDir: string): PairFiles => inFolder(dataDir, 'authority')

/** Where the certificate that it made for this server lies. */
export const serverFiles = (dataDir: string): PairFiles => inFolder(dataDir, 'server')
