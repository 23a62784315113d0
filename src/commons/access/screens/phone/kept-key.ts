/** What this phone keeps when it is bound: a key that cannot be taken out of it, and whose it is. */
export interface KeptKey {
  readonly device: string
  readonly name: string
  readonly key: CryptoKey
}

const store = 'phone'
const place = 'bound'

const inStore = <T>(mode: IDBTransactionMode, work: (bound: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('luzhi', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(store)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const moving = db.transaction(store, mode)
      const asked = work(moving.objectStore(store))
      moving.oncomplete = () => {
        db.close()
        resolve(asked.result)
      }
      moving.onabort = () => reject(moving.error)
    }
  })

/** Undefined where nothing is kept, and where a browser keeps nothing. */
export const keptKey = async (): Promise<KeptKey | undefined> => {
  try {
    return await inStore<KeptKey | undefined>('readonly', (bound) => bound.get(place))
  } catch {
    return undefined
  }
}

/** Throws where a browser keeps nothing (private mode). */
export const keepKey = (kept: KeptKey): Promise<unknown> => inStore('readwrite', (bound) => bound.put(kept, place))

export const forgetKey = (): Promise<unknown> =>
  inStore('readwrite', (bound) => bound.delete(place)).catch(() => undefined)

const words = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer

const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Signs as the server reads it: ECDSA on P-256 with SHA-256, base64url. */
export const sign = async (key: CryptoKey, text: string): Promise<string> =>
  toText(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, words(text)))

export interface NewKey {
  readonly key: CryptoKey
  /** Public half, as JWK. */
  readonly publicKey: Readonly<Record<string, unknown>>
}

/** A new key whose private half cannot be read out, not even by this page. */
export const makeKey = async (): Promise<NewKey> => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  return { key: pair.privateKey, publicKey: { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)) } }
}
