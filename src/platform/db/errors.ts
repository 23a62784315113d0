import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint?: string
}

/** Violated constraint, by SQLSTATE and never by table name: on Citus a shard's name would stand there. */
export const violates = (error: unknown, constraint: string): boolean => {
  const { code, constraint: name } = error as DatabaseError
  return (code === '23505' || code === '23503' || code === '23514') && (name ?? '').startsWith(constraint)
}

/** Not a cause but its echo: an earlier statement of the transaction failed. */
export const isAborted = (error: unknown): boolean => (error as DatabaseError).code === '25P02'

/** A constraint named `rule_…` refuses by that name: what no door may get around stands in the database. */
const ruleOf = ({ code, constraint }: DatabaseError): string | undefined =>
  code === '23505' || code === '23514' || code === '23P01'
    ? /^rule_([a-z_]+?)(?:_\d+)?$/.exec(constraint ?? '')?.[1]?.replaceAll('_', '-')
    : undefined

const lastWords = ['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE']

/** The connection is over with this error, even where its end has not arrived yet. */
export const endsConnection = (error: unknown): boolean =>
  lastWords.includes((error as DatabaseError).code ?? '') || /Connection terminated/.test(String(error))

const unavailable = new Set([
  ...lastWords,
  '53300',
  '08006',
  '08001',
  '08003',
  'ECONNREFUSED',
  'ENOENT',
  '40001', // serialisation
  '40P01', // deadlock
  '57014', // statement timeout
  '55P03', // lock timeout
  '58030', // the database's disk answers with errors
  'EIO', // the disk of the files, where a unit of work keeps one
  'EROFS',
])

const isFull = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** A read-only disk has no code of its own: PostgreSQL tells of it as of a missing right. */
const isReadOnlyDisk = (code: string | undefined, text: string): boolean =>
  code === '42501' && text.includes('Read-only file system')

/** What the caller can be told of a database failure; anything else stays a defect and answers 500. */
export const mapDatabaseError = (error: unknown): unknown => {
  if (error instanceof Problem) return error
  const { code } = error as DatabaseError
  const text = error instanceof Error ? error.message : ''
  const rule = ruleOf(error as DatabaseError)
  if (rule !== undefined) return new Problem(refuse(rule))
  if (code !== undefined && isFull.has(code)) return new Problem(refuse('disk-full'))
  if ((code !== undefined && unavailable.has(code)) || isReadOnlyDisk(code, text)) return new Problem(refuse('busy'))
  if (
    /Connection terminated|timeout exceeded when trying to connect|not queryable|starting up|shutting down/.test(text)
  ) {
    return new Problem(refuse('busy'))
  }
  if (code === '22021' || code === '22P05') return new Problem(refuse('bad-input')) // NUL or a broken character reached the database
  return error
}
