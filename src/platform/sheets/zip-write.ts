import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of a zip: its name and its text, piece by piece. */
export interface ZipPart {
  readonly name: string
  readonly text: Iterable<string> | AsyncIterable<string>
}

interface Packed {
  readonly name: Buffer
  readonly bytes: Buffer
  readonly size: number
  readonly crc: number
}

/** Only the packed bytes are held: a tenth of the text. */
const pack = async ({ name, text }: ZipPart): Promise<Packed> => {
  const deflate = createDeflateRaw()
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
    deflate.on('end', resolve)
    deflate.on('error', reject)
  })
  let [size, crc] = [0, 0]
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    crc = crc32(bytes, crc)
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
  }
  deflate.end()
  await done
  return { name: Buffer.from(name), bytes: Buffer.concat(chunks), size, crc }
}

/** Fields that the local and the central header share (APPNOTE 4.3.7, 4.3.12): names in UTF-8, deflated, dated 1980-01-01. */
const shared = ({ name, bytes, size, crc }: Packed): Buffer => {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(0x0800, 2)
  head.writeUInt16LE(8, 4)
  head.writeUInt16LE(0, 6)
  head.writeUInt16LE(0x21, 8)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(bytes.length, 14)
  head.writeUInt32LE(size, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

const signed = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}

const central = (part: Packed, at: number): Buffer => {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(at, 10)
  return Buffer.concat([signed(0x02014b50), Buffer.from([20, 0]), shared(part), tail, part.name])
}

const endRecord = (count: number, size: number, at: number): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}

/** A zip of these parts in their order, sent part by part. The same parts give the same bytes. */
export async function* writeZip(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const packed = await pack(part)
    directory.push(central(packed, at))
    const local = Buffer.concat([signed(0x04034b50), shared(packed), packed.name])
    at += local.length + packed.bytes.length
    yield local
    yield packed.bytes
  }
  const whole = Buffer.concat(directory)
  yield whole
  yield endRecord(parts.length, whole.length, at)
}
