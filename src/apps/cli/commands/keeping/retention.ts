import type { Command } from 'commander'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import { type Doubt, doubtAtOnce, latestOf, witnessOf } from '#platform/retention/clock.ts'
import { type Ran, runRetention } from '#platform/retention/retention.ts'
import { retention } from '../../../house.ts'
import { contextFor } from '../../shared/act-as.ts'
import { type AtWork, atWork, type CommonOptions, countiesOf } from '../../shared/at-work.ts'
import { countiesCommand } from '../../shared/operator-command.ts'
import { failed } from '../../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly dryRun?: boolean
  readonly anyway?: boolean
}

const said: Readonly<Record<Doubt, string>> = {
  'clock-leapt': '本机的时钟刚跳过 / the clock has leapt',
  'clock-apart': '本机的时钟和数据库的不一样 / the clock is not the database’s',
  'clock-behind': '本机的时钟比已经封存的还早 / the clock is behind what is sealed',
  'long-silence':
    '一天以前的封存已是一个多月前的事，时钟可能走快了 / nothing was sealed for a month: the clock may be ahead',
}

/** What goes by a wrong date does not come back. */
const refuseInDoubt = async ({ instance: { db } }: AtWork): Promise<void> => {
  const counties = await db.read('*', listCounties)
  const doubt = doubtAtOnce(latestOf(await Promise.all(counties.map(({ key }) => db.read(key, witnessOf)))), Date.now())
  if (doubt !== null)
    throw new Error(
      `${said[doubt]}。什么都没有清：先看 luzhi doctor，时钟确实是对的，再加 --anyway / nothing was let go: see doctor; --anyway where the clock is right`,
    )
}

/** `retention`: what the server does by itself once a day. */
export const addRetention = (program: Command): void => {
  countiesCommand(
    program,
    'retention',
    '保存期满的个人信息：看，或者清 / personal data whose time is over: look, or let go',
  )
    .option('--dry-run', '只看不清 / only look')
    .option('--anyway', '时钟有疑问也清 / though the clock is in doubt')
    .action(({ dryRun = false, anyway = false, county, json }: Options) =>
      atWork({ json }, async (at) => {
        if (!dryRun && !anyway) await refuseInDoubt(at)
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
