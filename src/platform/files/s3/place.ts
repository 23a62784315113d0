import { readFileSync } from 'node:fs'
import type { Signer } from './sign.ts'

/** A bucket somewhere, and who may use it. */
export interface Place {
  /** Where the bucket lies: `https://host/bucket/` or `https://bucket.host/`. */
  readonly base: URL
  /** What all names of this instance begin with; empty, or ending in a slash. */
  readonly prefix: string
  readonly signer: Signer
}

type Env = Readonly<Record<string, string | undefined>>

const expected =
  'LUZHI_FILES: s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION is expected (style=host where the bucket is part of the host’s name)'
const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)
const known = new Set(['endpoint', 'region', 'style'])

const baseOf = (endpoint: string | null, bucket: string, style: string): URL => {
  const base = endpoint !== null && URL.canParse(endpoint) ? new URL(endpoint) : null
  if (!base || !/^https?:$/.test(base.protocol) || base.search || base.hash || base.username) throw new Error(expected)
  if (base.protocol === 'http:' && !isLoopback(base.hostname))
    throw new Error('LUZHI_FILES: the endpoint must be https, unless it is this machine (127.0.0.1)')
  const folder = base.pathname.replace(/(?<!\/)\/*$/, '/')
  if (style === 'host') base.hostname = `${bucket}.${base.hostname}`
  else if (style !== 'path') throw new Error(expected)
  base.pathname = style === 'host' ? folder : `${folder}${bucket}/`
  return base
}

const secretOf = ({ LUZHI_FILES_SECRET: secret, LUZHI_FILES_SECRET_FILE: file }: Env): string => {
  const found = secret ?? (file ? readFileSync(file, 'utf8').trim() : '')
  if (found === '') throw new Error('LUZHI_FILES needs LUZHI_FILES_SECRET_FILE (or LUZHI_FILES_SECRET)')
  return found
}

/**
 * The place that `LUZHI_FILES` names, with `LUZHI_FILES_KEY` and the secret beside it; null where it names none. Throws an Error for what is
 * no place, and never with the secret in it.
 */
export const placeOf = (env: Env): Place | null => {
  const { LUZHI_FILES: setting, LUZHI_FILES_KEY: keyId } = env
  if (!setting) return null
  const parts = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?(?:\?(.*))?$/.exec(setting)
  const query = new URLSearchParams(parts?.[3] ?? '')
  if (!parts?.[1] || [...query.keys()].some((name) => !known.has(name)) || /\/\.\.?(?:\/|$)/.test(parts[2] ?? ''))
    throw new Error(expected)
  if (!keyId) throw new Error('LUZHI_FILES needs LUZHI_FILES_KEY')
  return {
    base: baseOf(query.get('endpoint'), parts[1], query.get('style') ?? 'path'),
    prefix: parts[2] ? `${parts[2].slice(1)}/` : '',
    signer: { keyId, secret: secretOf(env), region: query.get('region') ?? 'us-east-1' },
  }
}
