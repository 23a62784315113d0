import type { Command } from 'commander'
import { type ImportedRow, importOpinions } from '#features/opinions/feature.ts'
import { importKinds } from '../../house.ts'
import { clerkOf, contextFor } from '../shared/act-as.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { readInput } from '../shared/input-file.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { failed, reasonOf } from '../shared/outcome.ts'
import { addListImport } from './import-list.ts'

interface Options extends CommonOptions {
  readonly dryRun?: boolean
  readonly login?: string
}

const refusalLine = ({ line, field, code }: ImportedRow): string =>
  `第 ${line} 行 / line ${line}: ${field ? `${field} ` : ''}${reasonOf(code ?? '')}`

/** `import KIND FILE`: one sub-command for each kind of record that can be brought in. */
export const addImport = (program: Command): void => {
  const group = commandGroup(program, 'import', '导入以往的资料 / bring in what was before')
  for (const kind of importKinds) addListImport(group, kind)
  operatorCommand(
    group,
    'opinions <file>',
    '导入群众意见及答复（JSONL，见 docs/import/opinions.md）/ opinions with their answers',
  )
    .option('--dry-run', '只检查，不改动 / check only, change nothing')
    .option('--login <login>', '以谁的名义，默认为办公室人员 / on whose behalf, default the office clerk')
    .action((file: string, { dryRun = false, login, ...common }: Options) => {
      const text = readInput(file)
      return atWork(common, async (at) => {
        const county = await countyOf(at.instance, common)
        const context = contextFor(at, await clerkOf(at, county, login))
        const progress = (done: number, all: number): void => at.progress(`${done} / ${all}`)
        const report = await importOpinions(context, text, { dryRun, progress })
        const { lines, added, unchanged, refused, rows } = report
        at.print({ county, ...report }, [
          ...rows.filter(({ outcome }) => outcome === 'refused').map(refusalLine),
          `${dryRun ? '检查' : '导入'} ${lines} 行：新增 ${added}，未变 ${unchanged}，未收 ${refused} / ${lines} lines: ${added} new, ${unchanged} unchanged, ${refused} refused`,
        ])
        if (refused > 0) failed()
      })
    })
}
