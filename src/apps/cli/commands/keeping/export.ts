import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { take } from '#commons/exports/actions/take.ts'
import { operatorOf } from '#commons/exports/data/operator.ts'
import { countyExports } from '#commons/exports/data/store.ts'
import type { CountyExport } from '#commons/exports/spec/contract.ts'
import { findCounty } from '#commons/organs/data/counties.ts'
import { popoloOrganization, popoloOrganizations } from '#commons/organs/data/popolo.ts'
import { popoloMembership, popoloMemberships, popoloPerson, popoloPersons } from '#commons/people/data/popolo.ts'
import { contentHashes } from '#commons/files/data/contents.ts'
import { uuid } from '#kernel/text.ts'
import { act } from '#platform/action/act.ts'
import { readerOf } from '#platform/action/reader.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { ExportError } from '#platform/export/errors.ts'
import { writeExport } from '#platform/export/write-export.ts'
import { productVersion } from '../../../product.ts'
import { blankedInExport, migrations, notExported, openedInExport } from '../../../stored.ts'
import { contextFor } from '../../shared/act-as.ts'
import { type AtWork, atWork, type CommonOptions, countyOf } from '../../shared/at-work.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly out: string
  readonly withPersonal?: boolean
  readonly release?: string
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

/**
 * Contacts are opened by two others' word (ASVS 2.3.5): what the system administrator asked for and the security administrator released is
 * used up here, before anything is opened.
 */
const takeReleased = async (at: AtWork, county: string, id: string): Promise<CountyExport> => {
  const context = contextFor(at, operatorOf(county))
  const { row } = await at.instance.db.read(county, async (session) =>
    countyExports.card(session, await readerOf(context, (await at.ports.settings(session, 'exports')).value), id),
  )
  const { item } = await act<object, CountyExport>(context, take, {
    id,
    actId: uuidv7(),
    version: row.version,
    input: {},
  })
  return item
}

/** `export`: all of a county in open formats. That it was done, and by whose word contacts were opened, is noted first. */
export const addExport = (program: Command): void => {
  operatorCommand(program, 'export', '用开放格式导出一个县的全部数据 / all of a county in open formats')
    .requiredOption('--out <dir>', '新目录 / a new folder')
    .option(
      '--with-personal',
      '同时解密联系方式，要先由两个人申请、放行 / open contacts too, once two others asked and released',
    )
    .option('--release <id>', '放行的编号，在“整县导出”里 / id of the release, at the desk under "County exports"')
    .action(({ out, withPersonal = false, release, ...common }: Options) => {
      if (withPersonal !== (release !== undefined) || (release !== undefined && !uuid().safeParse(release).success))
        throw wrongCall(
          '解密联系方式要有放行：系统管理员在“整县导出”里申请，安全管理员放行，再用 --with-personal --release 编号 / opening contacts takes a release: the system administrator asks under "County exports", the security administrator releases, then --with-personal --release ID',
        )
      return atWork(common, async (at) => {
        const { ports, print, progress } = at
        const { config, db, keys, ...instance } = at.instance
        const key = await countyOf({ config, db, keys, ...instance }, common)
        const dir = resolve(out)
        if (existsSync(dir)) throw new ExportError('exists', { dir })
        const now = new Date()
        const taken = release === undefined ? null : await takeReleased(at, key, release)
        await db.write(key, async (session) =>
          note(session, {
            name: 'county.exported',
            at: now,
            extra: {
              by: 'operator',
              personal: withPersonal,
              release: taken?.id ?? null,
              reason: taken?.reason ?? null,
            },
          }),
        )
        const [county, documents] = await db.read(key, (session) => Promise.all([findCounty(session), popolo(session)]))
        if (!county) throw wrongCall(`没有县 ${key} / no county ${key}`)
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
