import type { Command } from 'commander'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { type Ran, runRetention } from '#platform/retention/retention.ts'
import { retention } from '../../../house.ts'
import { contextFor } from '../../shared/act-as.ts'
import { atWork, type CommonOptions, countiesOf } from '../../shared/at-work.ts'
import { countiesCommand } from '../../shared/operator-command.ts'
import { failed } from '../../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly dryRun?: boolean
}

/** `retention`: what the server does by itself once a day. */
export const addRetention = (program: Command): void => {
  countiesCommand(
    program,
    'retention',
    '保存期满的个人信息：看，或者清 / personal data whose time is over: look, or let go',
  )
    .option('--dry-run', '只看不清 / only look')
    .action(({ dryRun = false, county, json }: Options) =>
      atWork({ json }, async (at) => {
        const ran: (Ran & { readonly county: string })[] = []
        for (const key of await countiesOf(at.instance, { county })) {
          const done = await runRetention(contextFor(at, publicViewer(key)), retention, { isDry: dryRun })
          ran.push(...done.map((one) => ({ county: key, ...one })))
        }
        at.print(
          ran,
          ran.map(
            ({ county: key, kind, before, due, gone, left, failed: code }) =>
              `${key}  ${kind}  ${before}  ${due} 到期 / due  ${gone} 清了 / gone${left.length > 0 ? `  ${left.length} 清不掉 / left: ${left.join(' ')}` : ''}${code === null ? '' : `  没做完 / failed: ${code}`}`,
          ),
        )
        if (ran.some(({ left, failed: code }) => code !== null || left.length > 0)) failed()
      }),
    )
}
