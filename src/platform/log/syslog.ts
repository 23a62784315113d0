import { createSocket } from 'node:dgram'
import { connect, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

/** Where log lines are forwarded to: `udp://host:514` or `tcp://host:601`. */
export interface Collector {
  readonly protocol: 'udp' | 'tcp'
  readonly host: string
  readonly port: number
}

/** Undefined for anything that is no such address. */
export const readCollector = (text: string): Collector | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const protocol = url?.protocol === 'udp:' ? 'udp' : url?.protocol === 'tcp:' ? 'tcp' : undefined
  if (!url || !protocol || url.hostname === '') return undefined
  return {
    protocol,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (protocol === 'udp' ? 514 : 601),
  }
}

/** Severities of RFC 5424 by pino's levels; the facility is local0. */
const severityOf = (level: number): number =>
  level >= 60 ? 2 : level >= 50 ? 3 : level >= 40 ? 4 : level >= 30 ? 6 : 7
const facility = 16

/** One line of the log as a message of RFC 5424: it is JSON already, so no control character is left in it. */
export const messageOf = (line: string, host: string, pid: number): string => {
  const { level = 30, time } = JSON.parse(line) as { level?: number; time?: number }
  const at = new Date(time ?? Date.now()).toISOString()
  return `<${facility * 8 + severityOf(level)}>1 ${at} ${host} luzhi ${pid} - - ${line.trimEnd()}`
}

export interface Forwarding {
  /** Takes a line of the log; never waits, never throws. */
  readonly write: (line: string) => void
  /** Lets the last lines go out, for two seconds at most. */
  readonly stop: () => Promise<void>
  /** Lines that could not be kept for a collector that stayed away. */
  readonly dropped: () => number
}

export interface ForwardingOptions {
  /** Lines kept while the collector is away. */
  readonly most?: number
  /** Milliseconds until it is tried again. */
  readonly retryAfter?: number
}

const overUdp = ({ host, port }: Collector, form: (line: string) => string): Forwarding => {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  socket.on('error', () => {})
  socket.unref()
  return {
    write: (line) => socket.send(form(line), port, host, () => {}),
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
    dropped: () => 0,
  }
}

/** A collector that takes connections and reads nothing is as good as away: what it has not read lies in our memory. */
const mostUnread = 1 << 20
const lastWordsWithin = 2000

/** A collector that dies has lost what its kernel had taken and it had not read: what was sent so shortly before is sent again. */
const doubtfulFor = 5000

const overTcp = (
  { host, port }: Collector,
  form: (line: string) => string,
  { most = 10_000, retryAfter = 2000 }: ForwardingOptions,
): Forwarding => {
  let waiting: string[] = []
  let sent: { message: string; at: number }[] = []
  let socket: Socket | undefined
  let isUp = false
  let isStopped = false
  let dropped = 0
  const forget = (): void => {
    const since = performance.now() - doubtfulFor
    const first = sent.findIndex(({ at }) => at >= since)
    sent = first === -1 ? [] : sent.slice(first)
  }
  const trim = (): void => {
    if (waiting.length <= most) return
    dropped += waiting.length - most
    waiting = waiting.slice(-most)
  }
  const flush = (): void => {
    if (!isUp || !socket) return
    if (socket.writableLength > mostUnread) {
      isUp = false
      waiting = [...sent.map(({ message }) => message), ...waiting]
      sent = []
      socket.destroy()
      return trim()
    }
    for (const message of waiting) socket.write(`${Buffer.byteLength(message)} ${message}`) // octet counting, RFC 6587
    forget()
    sent.push(...waiting.map((message) => ({ message, at: performance.now() })))
    waiting = []
  }
  const open = (): void => {
    if (isStopped) return
    socket = connect({ host, port })
    socket.unref()
    socket.setKeepAlive(true, 10_000)
    socket.on('error', () => {})
    socket.on('connect', () => {
      isUp = true
      flush()
    })
    socket.on('end', () => socket?.destroy())
    socket.on('close', () => {
      if (isUp) {
        forget()
        waiting = [...sent.map(({ message }) => message), ...waiting]
        sent = []
        trim()
      }
      isUp = false
      setTimeout(open, retryAfter).unref()
    })
    socket.resume()
  }
  open()
  return {
    write(line) {
      waiting.push(form(line))
      trim()
      flush()
    },
    async stop() {
      const isOut = (): boolean => waiting.length === 0 && (socket?.writableLength ?? 0) === 0
      for (const until = performance.now() + lastWordsWithin; !isOut() && performance.now() < until; ) await pause(20)
      isStopped = true
      socket?.destroySoon()
    },
    dropped: () => dropped,
  }
}

/** Forwards lines to a collector. The file of the log has them all, whatever becomes of it. */
export const forwarding = (collector: Collector, options: ForwardingOptions = {}): Forwarding => {
  const host = hostname().replaceAll(/[^\x21-\x7e]/g, '') || '-'
  const form = (line: string): string => messageOf(line, host, process.pid)
  return collector.protocol === 'udp' ? overUdp(collector, form) : overTcp(collector, form, options)
}
