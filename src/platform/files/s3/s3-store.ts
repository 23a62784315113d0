import type { Lying, Store } from '../store.ts'
import { away } from './away.ts'
import { asking, type Patience, patience as usual } from './asking.ts'
import type { Place } from './place.ts'

const isOurs = /^[0-9a-f]{64}$/

interface Listed {
  readonly lying: readonly Lying[]
  readonly next: string | null
}

/** Bytes of one page of a list: a thousand keys are a third of it. */
const mostListed = 2_000_000

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > mostListed) throw away('LIST without end')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const within = (text: string, element: string): string | null =>
  new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1] ?? null

/** One page of a list (ListObjectsV2): key and time of each, and where the next page begins. Our keys hold nothing that XML would write otherwise. */
const listIn = (page: string, prefix: string): Listed => {
  if (!page.includes('<ListBucketResult')) throw away('LIST is none')
  const lying = page.split('<Contents>').flatMap((part, index) => {
    const key = index > 0 ? within(part, 'Key') : null
    const name = key?.startsWith(prefix) ? key.slice(prefix.length) : ''
    return isOurs.test(name) ? [{ name, at: new Date(within(part, 'LastModified') ?? '') }] : []
  })
  return { lying, next: within(page, 'NextContinuationToken')?.replaceAll('&amp;', '&') ?? null }
}

/**
 * A bucket of an S3-compatible place. A content is far below what one PUT carries, so it is put whole, with its hash, and what lay there
 * is replaced: a damaged one is healed by whoever sends the same content again.
 */
export const s3Store = (place: Place, told: (why: string) => void, patience: Patience = usual): Store => {
  const ask = asking(place, told, patience)
  const put: Store['put'] = async (name, bytes) => {
    const { status, done } = await ask({ method: 'PUT', name, body: bytes })
    await done()
    if (status !== 200) throw away(`PUT ${status}`)
  }
  const lookAt = async (name: string): Promise<Date | null> => {
    const { status, headers, done } = await ask({ method: 'HEAD', name })
    await done()
    if (status === 404) return null
    if (status !== 200) throw away(`HEAD ${status}`)
    return new Date(headers.get('last-modified') ?? '')
  }
  const remove = async (name: string): Promise<void> => {
    const { status, done } = await ask({ method: 'DELETE', name })
    await done()
    if (status !== 204 && status !== 200 && status !== 404) throw away(`DELETE ${status}`)
  }
  return {
    put,
    async get(name) {
      const { status, headers, body, done } = await ask({ method: 'GET', name })
      if (status === 200) return { size: Number(headers.get('content-length')), body }
      await done()
      if (status === 404) return null
      throw away(`GET ${status}`)
    },
    has: async (name) => (await lookAt(name)) !== null,
    remove,
    async *list() {
      for (let after: string | null = ''; after !== null; ) {
        const query: Record<string, string> = { 'list-type': '2', prefix: place.prefix }
        if (after !== '') query['continuation-token'] = after
        const { status, body, done } = await ask({ method: 'GET', query })
        if (status !== 200) {
          await done()
          throw away(`LIST ${status}`)
        }
        const { lying, next }: Listed = listIn(await textOf(body), place.prefix)
        yield* lying
        after = next
      }
    },
    async removeOlder(name, before) {
      const at = await lookAt(name)
      if (at === null || !(at < before)) return false
      await remove(name)
      return true
    },
  }
}
