import type { Command } from 'commander'
import { demoAccounts, demoKey } from '../../demo/accounts.ts'
import { hasDemo, removeDemo } from '../../demo/county.ts'
import { loadDemo } from '../../demo/demo.ts'
import { atWork, type CommonOptions } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

const onlyDemo = ({ county = demoKey }: CommonOptions): void => {
  if (county !== demoKey) throw wrongCall(`演示县的键名是 ${demoKey} / the demo county's key is ${demoKey}`)
}

const addAccounts = (demo: Command): void => {
  operatorCommand(demo, 'accounts', '演示账号和密码 / log-ins and passwords of the demo').action(
    (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      onlyDemo(options)
      return atWork(options, async ({ instance: { db, keys }, print }) => {
        const accounts = await demoAccounts(db, keys, new Date())
        print(
          accounts.map(({ login, password, role, post, organ, division }) => ({
            login,
            password,
            role,
            post,
            organ,
            division,
          })),
          accounts.length === 0
            ? ['还没有演示数据，请先运行 luzhi demo。/ There is no demo yet: run luzhi demo.']
            : accounts.map(
                ({ login, password, post, organ, division }) =>
                  `${login.padEnd(18)} ${password}  ${post} · ${organ} · ${division}`,
              ),
        )
      })
    },
  )
}

const addRemove = (demo: Command): void => {
  operatorCommand(demo, 'remove', '删除演示县的一切 / remove all of the demo').action(
    (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      onlyDemo(options)
      return atWork(options, async ({ instance: { config, dataDir, db }, print, progress }) => {
        progress('正在删除… / removing …')
        const rows = (await hasDemo(db)) ? await removeDemo(config, dataDir, new Date()) : 0
        print({ rows }, [`已删除 ${rows} 行演示数据。/ ${rows} rows of the demo removed.`])
      })
    },
  )
}

/** `demo` loads, `demo accounts` lists log-ins, `demo remove` takes all of it away. */
export const addDemo = (program: Command): void => {
  const demo = operatorCommand(program, 'demo', '载入演示县 / load the demo county').action(
    (options: CommonOptions) => {
      onlyDemo(options)
      return atWork(options, async ({ instance, ports, print, progress }) => {
        const loaded = await loadDemo(instance, ports, progress)
        print(loaded, [
          `演示县已就绪：${loaded.opinions} 条群众意见是新载入的。/ The demo is there; ${loaded.opinions} opinions are new.`,
        ])
      })
    },
  )
  addAccounts(demo)
  addRemove(demo)
}
