import { readFileSync } from 'node:fs'
import { isLoopback } from '#platform/login/demo-gate.ts'

/**
 * Plain HTTP is served on loopback only (contract.md): a HOST beyond it needs TLS_CERT and TLS_KEY here, or a TLS proxy on
 * this machine that talks to loopback. Both name PEM files. Throws an Error with that sentence.
 */
export const secureHost = (env: Readonly<Record<string, string | undefined>>): { host: string; tls: { cert: string; key: string } | null } => {
  const host = env['HOST'] ?? '127.0.0.1'
  const [cert, key] = [env['TLS_CERT'], env['TLS_KEY']]
  const tls = cert && key ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : null
  if (!tls && host !== 'localhost' && !isLoopback(host)) {
    throw new Error(
      `HOST=${host} 会把未加密的网页放到网络上，请设置 TLS_CERT 和 TLS_KEY，或在本机放一个 TLS 代理并让 HOST 保持 127.0.0.1。/ HOST=${host} would serve plain HTTP beyond this machine: set TLS_CERT and TLS_KEY, or put a TLS proxy here and leave HOST at 127.0.0.1.`,
    )
  }
  return { host, tls }
}
