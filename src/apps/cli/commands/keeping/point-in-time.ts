import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { sealedUnder } from '#platform/custody/secret-id.ts'
import { allOrNothing, asOwner, type OwnerClient } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { connectEmbedded } from '#platform/embedded/connect.ts'
import { findLayout } from '#platform/embedded/layout.ts'
import { copyCluster, reachMoment, layForMoment } from '#platform/embedded/point-in-time.ts'
import { dataDirOf } from '../../../instance.ts'
import { notRestored } from '../../../stored.ts'
import { noteInEach } from '../../shared/note-in-each.ts'
import { printerOf } from '../../shared/at-work.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

const say = (line: string): void => console.error(line)

const onlyEmbedded = (): void => {
  if (process.env['DATABASE_URL'])
    throw wrongCall(
      '这是数据库服务器，请用它自己的工具，见 docs/operate/backup.md / a database server: use its own tools, see docs/operate/backup.md',
    )
}

const momentOf = (text: string): Date => {
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(text))
    throw new InvalidArgumentError('a moment with its zone is expected, such as 2026-11-28T09:00:00+08:00')
  return moment
}

const isThere = async (client: OwnerClient, table: string): Promise<boolean> =>
  (await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])).rows[0]?.there ===
  true

/** A session that was taken back after the moment would hold again. */
const endSessions = async (client: OwnerClient): Promise<void> => {
  for (const table of notRestored) if (await isThere(client, table)) await client.query(`delete from ${table}`)
}

/** Notes it in each county as a restored backup is: what was released before the moment may have been used up after it. */
const noteRecovered = async (client: OwnerClient, until: Date): Promise<void> => {
  for (const table of ['organs.county', 'audit.entry', 'login.login']) if (!(await isThere(client, table))) return
  await noteInEach(client, 'backup.restored', { until: until.toISOString() })
}

const settle = (config: DbConfig, until: Date): Promise<void> =>
  asOwner({ ...config, database: 'luzhi' }, (client) =>
    allOrNothing(client, async () => {
      await endSessions(client)
      await noteRecovered(client, until)
    }),
  )

/** `base-backup` and `recover`: back to any moment, by a copy of the cluster and the log that was archived since. */
export const addPointInTime = (program: Command): void => {
  operatorCommand(
    program,
    'base-backup',
    '复制内置数据库，供恢复到任一时刻 / copy the built-in database, for any moment',
  )
    .requiredOption('--out <dir>', '新目录 / a new folder')
    .action(async ({ out, json }: { readonly out: string; readonly json?: boolean }) => {
      onlyEmbedded()
      const dataDir = dataDirOf(process.env)
      const database = await connectEmbedded({ dataDir, log: say, archive: process.env['LUZHI_WAL_ARCHIVE'] })
      try {
        const layout = findLayout(dataDir)
        if (!layout) throw wrongCall(`${dataDir} 里没有数据库 / holds no database`)
        const dir = resolve(out)
        await copyCluster(database.config, layout.cluster, dir)
        printerOf(json)({ dir }, [`已复制到 ${dir} / copied to ${dir}`])
      } finally {
        await database.stop()
      }
    })
  operatorCommand(
    program,
    'recover',
    '在没有数据库的数据目录里恢复到某一时刻 / recover to a moment, into a data directory without a database',
  )
    .requiredOption('--base <dir>', 'base-backup 的目录 / folder of a base-backup before the moment')
    .requiredOption('--wal <dir>', '归档日志的目录 / folder of the archived log')
    .requiredOption('--until <moment>', '时刻，带时区 / the moment with its zone', momentOf)
    .action(async ({ base, wal, until, json }: { base: string; wal: string; until: Date; json?: boolean }) => {
      onlyEmbedded()
      const dataDir = dataDirOf(process.env)
      await layForMoment({ dataDir: resolve(dataDir), base: resolve(base), wal: resolve(wal), until })
      const database = await connectEmbedded({ dataDir, log: say })
      try {
        await reachMoment(database.config)
        await settle(database.config, until)
        const { id: key } = await sealedUnder({ ...database.config, database: 'luzhi' })
        printerOf(json)({ dataDir, until: until.toISOString(), key: key ?? null }, [
          `已恢复到 ${until.toISOString()}，请运行 luzhi verify / recovered; run luzhi verify`,
          `数据库属于密钥 ${key ?? '—'}，本机没有的先 luzhi keys import / it belongs to that key: where it is not here, luzhi keys import`,
        ])
      } finally {
        await database.stop()
      }
    })
}
