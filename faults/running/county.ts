import { openInstance, type Instance } from '#apps/instance.ts'
import { poolOf } from '#platform/db/db.ts'
import { makeCounty, type MadeCounty } from '../../fixtures/load-county.ts'
import type { Known } from './clients.ts'
import { type Place, type Running, withPlace } from './server.ts'
import { untruths } from './truth.ts'

export interface CountyPlace extends Place {
  /** The server that the county was made under. */
  readonly server: Running
  readonly county: MadeCounty
  /** What clients were promised, over all that happens here. */
  readonly known: Map<string, Known>
  /** The instance as an operator's command opens it. */
  readonly withInstance: <T>(work: (instance: Instance) => Promise<T>) => Promise<T>
  /** A statement as the database's superuser. */
  readonly asSuperuser: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Everything that does not hold, each as a sentence. */
  readonly truth: () => Promise<string[]>
}

/** A running server with a county of its own, for one scenario. */
export const withCounty = <T>(
  work: (place: CountyPlace) => Promise<T>,
  { folder, env: first }: { readonly folder?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<T> =>
  withPlace(async (place) => {
    const server = await place.start(first)
    const env = { ...process.env, LUZHI_DATA: place.dataDir, DATABASE_URL: undefined }
    const withInstance: CountyPlace['withInstance'] = async (run) => {
      const instance = await openInstance({ role: 'tool', say: () => {}, env })
      try {
        return await run(instance)
      } finally {
        await instance.close()
      }
    }
    const county = await withInstance(makeCounty)
    const known = new Map<string, Known>()
    const asSuperuser = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
      withInstance(async ({ config }) => {
        const pool = poolOf({ ...config, max: 1 }, null)
        try {
          return (await pool.query(text, [...values])).rows as Row[]
        } finally {
          await pool.end()
        }
      })
    return work({
      ...place,
      server,
      county,
      known,
      withInstance,
      asSuperuser,
      truth: () => withInstance((instance) => untruths(instance, known)),
    })
  }, folder)
