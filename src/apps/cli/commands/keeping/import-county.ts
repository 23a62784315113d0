import { resolve } from 'node:path'
import type { Command } from 'commander'
import { countyEntered } from '#commons/organs/data/counties.ts'
import { contentHashes } from '#commons/files/data/contents.ts'
import { note } from '#platform/audit/entry.ts'
import { importCounty } from '#platform/export/read-export.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { sealed } from '../../../house.ts'
import { migrations } from '../../../stored.ts'
import { atWork } from '../../shared/at-work.ts'
import { failed } from '../../shared/outcome.ts'

/** `import-county`: a county anew from its export, verified before it counts as there. */
export const addImportCounty = (program: Command): void => {
  program
    .command('import-county <dir>')
    .description('从导出目录重建一个县 / make a county anew from its export')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((dir: string, { json }: { readonly json?: boolean }) =>
      atWork({ json }, async ({ instance: { config, db, keys }, ports, print, progress }) => {
        const manifest = await importCounty({
          config,
          migrations,
          keys,
          dir: resolve(dir),
          sealed,
          blobs: ports.blobs,
          contents: contentHashes,
          now: new Date(),
          enter: countyEntered,
          progress,
        })
        const { key, name } = manifest.county
        const found = await verifySeals(db, key, ports)
        await db.write(key, async (session) =>
          note(session, {
            name: 'county.imported',
            at: new Date(),
            extra: { by: 'operator', madeAt: manifest.madeAt },
          }),
        )
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
        print(
          {
            county: key,
            rows,
            contents: manifest.contents.length,
            events: found.events,
            waiting: found.waiting,
            faults: found.faults,
          },
          [
            `${name}（${key}）：${rows} 条记录、${manifest.contents.length} 份附件内容；${found.faults.length === 0 ? '封存的记录全部对得上' : '封存的记录有对不上的'} / ${rows} records, ${manifest.contents.length} contents of files; ${found.faults.length} faults in the sealed record`,
            '账号都要重新登记：luzhi login reset / everybody enrols anew: luzhi login reset',
          ],
        )
        if (found.faults.length > 0) failed()
      }),
    )
}
