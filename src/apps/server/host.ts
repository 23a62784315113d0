import { isLoopback } from '#platform/login/demo-gate.ts'
import type { Pair } from '#platform/tls/authority.ts'
import { type PairFiles, readPair } from '#platform/tls/pair.ts'
import { sentence } from '../sentence.ts'

const pairOf = (files: PairFiles): Pair => {
  try {
    return readPair(files)
  } catch (cause) {
    throw new Error(sentence('noPair', { ...files }), { cause })
  }
}

/**
 * Plain HTTP is served on loopback only (contract.md): a HOST beyond it needs TLS_CERT and TLS_KEY here, or a TLS proxy on
 * this machine that talks to loopback. Both name PEM files. Throws an Error with that sentence.
 */
export const secureHost = (
  env: Readonly<Record<string, string | undefined>>,
): { host: string; tls: (Pair & { readonly files: PairFiles }) | null } => {
  const host = env['HOST'] ?? '127.0.0.1'
  const [cert, key] = [env['TLS_CERT'], env['TLS_KEY']]
  const files = cert && key ? { cert, key } : null
  const tls = files && { ...pairOf(files), files }
  if (!tls && host !== 'localhost' && !isLoopback(host)) {
    throw new Error(sentence('plainHost', { host }))
  }
  return { host, tls }
}
