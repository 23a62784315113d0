import type { DestinationStream } from 'pino'
import { type Forwarding, forwarding, readCollector } from '#platform/log/syslog.ts'
import { sentence } from '../sentence.ts'

/**
 * Where log lines go besides their file: `LUZHI_SYSLOG=udp://host:514` or `tcp://host:601`, `LUZHI_LOG=stdout` for a journal. Throws an
 * Error with a sentence where the collector is no such address.
 */
export const logPlaces = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly streams: readonly DestinationStream[]; readonly stop: () => Promise<void> } => {
  const address = env['LUZHI_SYSLOG']
  const collector = address ? readCollector(address) : undefined
  if (address && !collector) throw new Error(sentence('badCollector', { address }))
  const forwarded: Forwarding | undefined = collector && forwarding(collector)
  const journal = env['LUZHI_LOG'] === 'stdout' ? [{ write: (line: string) => void process.stdout.write(line) }] : []
  return { streams: [...(forwarded ? [forwarded] : []), ...journal], stop: async () => forwarded?.stop() }
}
