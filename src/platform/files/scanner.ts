import { connect, type Socket } from 'node:net'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

/** Whether a file is infected. Throws Problem `scanner-away` where no answer comes: a file that should have been scanned is not taken unscanned. */
export type Scanner = (bytes: Uint8Array) => Promise<'clean' | 'infected'>

const patience = 20_000
const pieceSize = 65_536

const lengthOf = (piece: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}

const away = (): Problem => new Problem(refuse('scanner-away'))

/** ClamAV's INSTREAM: pieces with their lengths before them, a length of nought at the end, and one line as the answer. */
const ask = (socket: Socket, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
    socket.on('data', (text) => {
      answer += text.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += pieceSize) {
      const piece = bytes.subarray(at, at + pieceSize)
      socket.write(lengthOf(piece))
      socket.write(piece)
    }
    socket.end(Buffer.alloc(4))
  })

const places: readonly (readonly [RegExp, (parts: RegExpExecArray) => Socket])[] = [
  [/^clamd:(\/.+)$/, ([, path = '']) => connect(path)],
  [
    /^clamd:([\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i,
    ([, host = '', port]) => connect(Number(port), host.replace(/[[\]]/g, '')),
  ],
]

/** The scanner that `clamd:HOST:PORT` or `clamd:/path/of/socket` names. Throws an Error for a setting that names none. */
export const scannerAt = (setting: string): Scanner => {
  const place = places.find(([pattern]) => pattern.test(setting))
  if (!place) throw new Error('LUZHI_SCANNER: clamd:HOST:PORT or clamd:/path/of/socket is expected')
  const [pattern, open] = place
  return async (bytes) => {
    const answer = await ask(open(pattern.exec(setting) as RegExpExecArray), bytes).catch(() => {
      throw away()
    })
    if (/: OK\0?\s*$/.test(answer)) return 'clean'
    if (/ FOUND\0?\s*$/.test(answer)) return 'infected'
    throw away()
  }
}
