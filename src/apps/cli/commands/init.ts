import { type Command, InvalidArgumentError } from 'commander'
import { sealWhole } from '#platform/seal/whole.ts'
import { initCounty } from '../../init-county.ts'
import { openDivisions } from '../../packed-divisions.ts'
import { atWork } from '../shared/at-work.ts'

interface Options {
  readonly county: string
  readonly term: number
  readonly json?: boolean
}

const wholeTerm = (text: string): number => {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 99 is expected')
  return Number(text)
}

export const addInit = (program: Command): void => {
  program
    .command('init')
    .description('建立一个县：区划、机构、家站点 / make a county: divisions, organs, venues')
    .requiredOption('--county <code>', '统计局的六位区划代码 / the six-digit code of the bureau')
    .requiredOption('--term <n>', '届次 / number of the term of the congress', wholeTerm)
    .option('--json', '以 JSON 输出 / print JSON')
    .action(({ county: code, term, json }: Options) =>
      atWork({ json }, async ({ instance, ports, print, progress }) => {
        progress('正在建县… / making the county …')
        const made = await initCounty(instance.db, await openDivisions(), { code, term })
        await sealWhole(instance.db, made.key, ports.keepers, new Date())
        print(made, [
          `${made.name}（${made.key}）：${made.townships} 个乡镇街道、${made.villages} 个村和社区、${made.organs} 个机构、${made.venues} 个家站点`,
        ])
      }),
    )
}
