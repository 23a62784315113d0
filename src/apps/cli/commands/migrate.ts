import type { Command } from 'commander'
import { atWork, type CommonOptions } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'

/** Opening an instance migrates it; this command does just that and says what was new. */
export const addMigrate = (program: Command): void => {
  operatorCommand(program, 'migrate', '更新数据库结构 / bring the database up to date').action(
    (options: CommonOptions) =>
      atWork(options, async ({ instance: { applied }, print }) => {
        print(
          { applied },
          applied.length === 0 ? ['没有要更新的。/ Nothing to do.'] : applied.map((id) => `已更新 ${id}`),
        )
      }),
  )
}
