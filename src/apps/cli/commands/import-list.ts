import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { dryRun } from '#commons/imports/actions/dry-run.ts'
import { importFile } from '#commons/imports/actions/import-file.ts'
import { openFile } from '#commons/imports/actions/open-file.ts'
import { countRows, listRows, type RowResult } from '#commons/imports/data/rows.ts'
import { faultWords, said } from '#commons/imports/wiring/words.ts'
import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { Problem } from '#kernel/problem.ts'
import { mayBring } from '#commons/imports/rules/may-bring.ts'
import { clerkOf, contextFor } from '../shared/act-as.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { failed, wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly dryRun?: boolean
  readonly login?: string
  readonly sheet?: string
}

/** What became of a file's rows. */
interface Report {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly undecided: number
  readonly faulty: readonly Pick<RowResult, 'number' | 'faults'>[]
}

const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    throw wrongCall(`读不到文件 ${file} / cannot read ${file}`)
  }
}

const checked = async (
  context: Context,
  kind: ImportKind,
  bytes: Buffer,
  sheet: string | undefined,
): Promise<Report> => {
  const opened = await openFile(context, kind, bytes, sheet)
  const report = { added: 0, changed: 0, same: 0, undecided: 0, faulty: [] as RowResult[] }
  await dryRun(context, kind, opened, (rows) => {
    for (const row of rows) {
      if (row.state === 'faulty') report.faulty.push(row)
      else if (row.standing?.as === 'new') report.added++
      else if (row.standing?.as === 'changed') report.changed++
      else if (row.standing?.as === 'like') report.undecided++
      else report.same++
    }
  })
  return report
}

const most = 100_000

const carriedOut = async (
  context: Context,
  kind: ImportKind,
  file: string,
  { bytes, sheet, progress }: { bytes: Buffer; sheet: string | undefined; progress: (rows: number) => void },
): Promise<Report> => {
  const record = await importFile(context, kind, { name: basename(file), sheet, bytes }, progress)
  return context.db.read(context.county, async (session) => {
    const counts = await countRows(session, record)
    const faulty = await listRows(session, record, { states: ['faulty', 'refused'], after: 0, limit: most })
    return { added: counts.new, changed: counts.changed, same: counts.same, undecided: counts.undecided, faulty }
  })
}

/** `import KIND FILE` for a kind of list that a room declares. */
export const addListImport = (group: Command, kind: ImportKind): void => {
  operatorCommand(
    group,
    `${kind.kind} <file>`,
    `${kind.names['zh-CN']}（xlsx、csv）/ ${kind.names.en}, see docs/import/${kind.kind}.md`,
  )
    .option('--dry-run', '只检查，不改动 / check only, change nothing')
    .option('--sheet <name>', '文件里的哪一张表 / which sheet of the file')
    .option('--login <login>', '以谁的名义，默认为办公室人员 / on whose behalf, default the office clerk')
    .action((file: string, { dryRun: isDry = false, login, sheet, ...common }: Options) => {
      const bytes = readBytes(file)
      return atWork(common, async (at) => {
        const county = await countyOf(at.instance, common)
        const context = contextFor(at, await clerkOf(at, county, login))
        const verdict = mayBring(context.viewer, kind)
        if (!verdict.ok) throw new Problem(verdict)
        let rows = 0
        const progress = (more: number): void => at.progress(`${(rows += more)}`)
        const report = isDry
          ? await checked(context, kind, bytes, sheet)
          : await carriedOut(context, kind, file, { bytes, sheet, progress })
        const sentence = faultWords(context, kind)
        const nameOf = (key: string | null): string => {
          const column = kind.columns.find((one) => one.key === key)
          return column ? `${said(context, column.names)}: ` : ''
        }
        const faults = report.faulty.flatMap(({ number, faults: own }) =>
          own.map((fault) => ({ row: number, ...fault, detail: nameOf(fault.column) + sentence('fault', fault) })),
        )
        const { added, changed, same, undecided, faulty } = report
        at.print(
          { county, kind: kind.kind, dryRun: isDry, added, changed, same, undecided, faulty: faulty.length, faults },
          [
            ...faults.map(({ row, detail }) => `第 ${row} 行 / row ${row}: ${detail}`),
            `${isDry ? '检查' : '导入'}：新增 ${added}，变更 ${changed}，无变化 ${same}，疑似已有 ${undecided}，有差错 ${faulty.length} / ${added} new, ${changed} changed, ${same} unchanged, ${undecided} maybe there, ${faulty.length} faulty`,
          ],
        )
        if (faulty.length > 0 || undecided > 0) failed()
      })
    })
}
