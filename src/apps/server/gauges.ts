import { Gauge, type Registry } from 'prom-client'
import { lastEnded } from '#commons/files/data/scrubs.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import type { Db } from '#platform/db/db.ts'
import { depthOf } from '#platform/outbox/depth.ts'
import type { Instance } from '../instance.ts'
import { anchorAge, backupAge, certificateDays, freeBytes } from '../vitals.ts'

/** A figure that is asked for when Prometheus comes; one that cannot be had now is left out, the others are given. */
const ask = (
  registry: Registry,
  name: string,
  help: string,
  value: () => Promise<number | null> | number | null,
): void => {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.remove()
      try {
        const found = await value()
        if (found !== null) this.set(found)
      } catch {
        // It is missing from this answer.
      }
    },
  })
}

/** Of each county: its queue, its seals, its files. Counted once for each visit, and waited for by every gauge of it. */
const addCountyGauges = (registry: Registry, db: Db): void => {
  let underWay: Promise<void> | undefined
  const collect = (): Promise<void> =>
    (underWay ??= count().finally(() => {
      underWay = undefined
    }))
  const gauge = <Label extends string>(name: string, help: string, ...more: Label[]): Gauge<'county' | Label> =>
    new Gauge({ name, help, labelNames: ['county', ...more], registers: [registry], collect })
  const queue = gauge(
    'luzhi_queue_events',
    'Events waiting to be sealed and told, and those of them that failed before',
    'state',
  )
  const lag = gauge('luzhi_seal_lag_seconds', 'Age of the oldest event that is not sealed yet')
  const bad = gauge('luzhi_files_bad', 'Contents of files that the last whole reading found damaged or gone', 'what')
  const read = gauge('luzhi_files_read_age_seconds', 'Since the last whole reading of all contents ended')
  const count = async (): Promise<void> => {
    const counties = await db.read('*', listCounties).catch(() => [])
    for (const one of [queue, lag, bad, read]) one.reset() // a county that is gone has no figures
    for (const { key: county } of counties) {
      const [depth, round] = await Promise.all([
        db.read(county, (session) => depthOf(session, new Date())).catch(() => null),
        db.read(county, lastEnded).catch(() => undefined),
      ])
      if (depth) {
        queue.set({ county, state: 'waiting' }, depth.waiting)
        queue.set({ county, state: 'failing' }, depth.failing)
        lag.set({ county }, depth.oldest)
      }
      if (round?.endedAt) {
        bad.set({ county, what: 'changed' }, round.changed)
        bad.set({ county, what: 'gone' }, round.gone)
        read.set({ county }, (Date.now() - new Date(round.endedAt).getTime()) / 1000)
      }
    }
  }
}

/** Of the instance itself: what waits, what is running out, what is growing old. No label names a county's people or records. */
export const addGauges = (
  registry: Registry,
  { db, dataDir }: Instance,
  env: Readonly<Record<string, string | undefined>>,
): void => {
  const connections = new Gauge({
    name: 'luzhi_database_connections',
    help: 'Connections to the database: open, idle, and requests waiting for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, n] of Object.entries(db.connections?.() ?? {})) connections.set({ state }, n)
    },
  })
  addCountyGauges(registry, db)
  const now = (): Date => new Date()
  ask(registry, 'luzhi_disk_free_bytes', 'Free on the disk of the data directory', () => freeBytes(dataDir))
  ask(registry, 'luzhi_certificate_days', 'Days that the certificate still holds', () => certificateDays(env, now()))
  ask(registry, 'luzhi_backup_age_seconds', 'Since the newest backup in LUZHI_BACKUPS', () => backupAge(env, now()))
  ask(registry, 'luzhi_anchor_age_seconds', 'Since the newest kept head of the sealed record', () =>
    anchorAge(env, now()),
  )
}
