import { readFileSync } from 'node:fs'
import { isLoopback } from '#platform/login/demo-gate.ts'
import { sentence } from '../sentence.ts'

/**
 * Plain HTTP is served on loopback only (contract.md): a HOST beyond it needs TLS_CERT and TLS_KEY here, or a TLS proxy on
 * this machine that talks to loopback. Both name PEM files. Throws an Error with that sentence.
 */
export const secureHost = (
  env: Readonly<Record<string, string | undefined>>,
): { host: string; tls: { cert: string; key: string } | null } => {
  const host = env['HOST'] ?? '127.0.0.1'
  const [cert, key] = [env['TLS_CERT'], env['TLS_KEY']]
  const tls = cert && key ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : null
  if (!tls && host !== 'localhost' && !isLoopback(host)) {
    throw new Error(sentence('plainHost', { host }))
  }
  return { host, tls }
}
