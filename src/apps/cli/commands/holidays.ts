import { basename } from 'node:path'
import type { Command } from 'commander'
import { importHolidays } from '#commons/calendar/actions/import-holidays.ts'
import { atWork, type CommonOptions } from '../shared/at-work.ts'
import { readInput } from '../shared/input-file.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { failed } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly dryRun?: boolean
}

export const addHolidays = (program: Command): void => {
  const group = commandGroup(program, 'holidays', '节假日安排 / the yearly arrangement of holidays')
  operatorCommand(group, 'import <file>', '导入 CSV 或 JSON（day, kind, name）/ import CSV or JSON')
    .option('--dry-run', '只检查，不改动 / check only, change nothing')
    .action((file: string, { dryRun = false, ...common }: Options) =>
      atWork(common, async ({ instance, print }) => {
        const text = readInput(file)
        const report = await instance.db.write('*', (session) =>
          importHolidays(session, text, { source: basename(file), isDryRun: dryRun }),
        )
        print({ ...report, dryRun }, [
          ...report.errors.map(({ line, code }) => `第 ${line} 行：${code}`),
          ...report.incompleteYears.map(
            (year) => `${year} 年仍不完整（元旦、劳动节、国庆节须有放假）/ ${year} is still incomplete`,
          ),
          `${dryRun ? '检查' : '导入'} ${report.taken} 天，${report.errors.length} 行有误`,
        ])
        if (report.errors.length > 0) failed()
      }),
    )
}
