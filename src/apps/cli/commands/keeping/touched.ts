import type { Command } from 'commander'
import { note } from '#platform/audit/entry.ts'
import { type Touch, touched } from '#platform/audit/touched.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import { atWork, type CommonOptions, countyOf } from '../../shared/at-work.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { wrongCall } from '../../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly from: string
  readonly to?: string
  readonly login?: string
  readonly record?: string
}

/** A day begins at midnight in China; an instant is taken as it is. */
const instantOf = (text: string): Date => {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text)
  if (Number.isNaN(at.getTime())) throw wrongCall(`不是日期：${text} / not a day or an instant: ${text}`)
  return at
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const lineOf = ({ at, name, login, by, organ, source, kind, record }: Touch): string =>
  [
    at,
    name,
    [by, login && `(${login})`, organ].filter(Boolean).join(' ') || '-',
    record ? `${kind} ${record}` : '',
    source,
  ]
    .filter(Boolean)
    .join('  ')

/** `touched`: who touched what. Asking is itself on record. */
export const addTouched = (program: Command): void => {
  operatorCommand(program, 'touched', '谁在一段时间里动过什么 / who touched what in a span of time')
    .requiredOption('--from <time>', '从哪天或哪一刻起 / from this day or instant on')
    .option('--to <time>', '到哪天或哪一刻为止，不含，默认现在 / until this day or instant, default now')
    .option('--login <name>', '只看一个账号 / of one log-in only')
    .option('--record <id>', '只看一条记录 / about one record only')
    .action(({ from, to, login, record, county, json }: Options) =>
      atWork({ json }, async ({ instance, print }) => {
        const key = await countyOf(instance, { county })
        const now = new Date()
        const asked = { county: key, from: instantOf(from), to: to === undefined ? now : instantOf(to), login, record }
        if (record !== undefined && !uuid.test(record))
          throw wrongCall(`不是记录的号：${record} / not the id of a record`)
        const span = { from: asked.from.toISOString(), to: asked.to.toISOString() }
        await instance.db.write(key, async (session) => {
          const extra = { by: 'operator', ...span, of: login ?? null, record: record ?? null }
          note(session, { name: 'touched.asked', at: now, extra })
        })
        const count = await asOwner(instance.config, (client) =>
          touched(client, asked, (page) => {
            for (const one of page) print(one, [lineOf(one)])
          }),
        )
        print({ ...span, count }, [`共 ${count} 条 / ${count} in all`])
      }),
    )
}
