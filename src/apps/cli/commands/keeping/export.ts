import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { findCounty } from '#commons/organs/data/counties.ts'
import { popoloOrganization, popoloOrganizations } from '#commons/organs/data/popolo.ts'
import { popoloMembership, popoloMemberships, popoloPerson, popoloPersons } from '#commons/people/data/popolo.ts'
import { contentHashes } from '#commons/files/data/contents.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { writeExport } from '#platform/export/write-export.ts'
import { productVersion } from '../../../product.ts'
import { blankedInExport, migrations, notExported, openedInExport } from '../../../stored.ts'
import { atWork, type CommonOptions, countyOf } from '../../shared/at-work.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly out: string
  readonly withPersonal?: boolean
  readonly reason?: string
}

const popolo = async (session: Session): Promise<Record<string, unknown>> => {
  const [persons, organizations, memberships] = await Promise.all([
    popoloPersons(session),
    popoloOrganizations(session),
    popoloMemberships(session),
  ])
  return {
    'popolo/persons.json': persons,
    'popolo/organizations.json': organizations,
    'popolo/memberships.json': memberships,
    'schema/popolo.persons.schema.json': z.toJSONSchema(z.array(popoloPerson)),
    'schema/popolo.organizations.schema.json': z.toJSONSchema(z.array(popoloOrganization)),
    'schema/popolo.memberships.schema.json': z.toJSONSchema(z.array(popoloMembership)),
  }
}

const shortestReason = 5

/** `export`: all of a county in open formats. That it was done, and why contacts were opened, is noted first. */
export const addExport = (program: Command): void => {
  operatorCommand(program, 'export', '用开放格式导出一个县的全部数据 / all of a county in open formats')
    .requiredOption('--out <dir>', '新目录 / a new folder')
    .option('--with-personal', '同时解密联系方式，要写理由，会记录 / open contacts too; noted, with the reason')
    .option('--reason <text>', '理由 / why')
    .action(({ out, withPersonal = false, reason = '', ...common }: Options) => {
      if (withPersonal && reason.trim().length < shortestReason)
        throw wrongCall('解密联系方式要用 --reason 写明理由 / opening contacts takes a --reason')
      return atWork(common, async ({ instance: { config, db, keys, ...instance }, ports, print, progress }) => {
        const key = await countyOf({ config, db, keys, ...instance }, common)
        const now = new Date()
        await db.write(key, async (session) =>
          note(session, {
            name: 'county.exported',
            at: now,
            extra: { by: 'operator', personal: withPersonal, reason },
          }),
        )
        const [county, documents] = await db.read(key, (session) => Promise.all([findCounty(session), popolo(session)]))
        if (!county) throw wrongCall(`没有县 ${key} / no county ${key}`)
        const dir = resolve(out)
        const { tables, contents, files } = await writeExport({
          config,
          migrations,
          keys,
          county,
          dir,
          product: productVersion,
          now,
          without: notExported,
          blanked: blankedInExport,
          opened: withPersonal ? openedInExport : [],
          documents,
          blobs: ports.blobs,
          contents: contentHashes,
          progress,
        })
        const rows = tables.reduce((sum, table) => sum + table.rows, 0)
        print(
          {
            county: key,
            dir,
            tables: tables.length,
            rows,
            contents: contents.length,
            files: files.length,
            personal: withPersonal,
          },
          [
            `${county.name}：${tables.length} 张表、${rows} 条记录、${contents.length} 份附件内容在 ${dir} / ${rows} records of ${tables.length} tables, ${contents.length} contents of files`,
          ],
        )
      })
    })
}
