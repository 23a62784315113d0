import { type Command, InvalidArgumentError } from 'commander'
import { roles } from '#commons/access/spec/roles.ts'
import { note } from '#platform/audit/entry.ts'
import { apiTokenDays } from '#platform/login/limits.ts'
import { findLogin } from '#platform/login/login.ts'
import { createToken } from '#platform/login/token.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly login: string
  readonly days: number
  readonly scope?: readonly string[]
  readonly label?: string
}

const wholeDays = (text: string): number => {
  const days = Number(text)
  if (!/^\d{1,4}$/.test(text) || days < 1 || days > apiTokenDays.most)
    throw new InvalidArgumentError(`a whole number from 1 to ${apiTokenDays.most} is expected`)
  return days
}

const permissions: ReadonlySet<string> = new Set(Object.values(roles).flatMap((grants) => Object.keys(grants)))

const scopeOf = (text: string): string[] => {
  const asked = text.split(',').map((one) => one.trim())
  const unknown = asked.filter((one) => !permissions.has(one))
  if (unknown.length > 0) throw new InvalidArgumentError(`no such permission: ${unknown.join(', ')}`)
  return asked
}

export const addToken = (program: Command): void => {
  const group = commandGroup(program, 'token', '程序用的令牌 / tokens for programs')
  operatorCommand(group, 'create', '为一个账号生成令牌，只显示一次 / make a token of a log-in, shown once')
    .requiredOption('--login <login>', '账号 / log-in')
    .option('--days <n>', '有效天数 / days it holds', wholeDays, apiTokenDays.default)
    .option('--scope <permissions>', '只给这些权限，逗号分隔 / these permissions only, separated by commas', scopeOf)
    .option('--label <label>', '用途 / what it is for')
    .action(({ login: name, days, scope: asked, label: what, ...common }: Options) =>
      atWork(common, async ({ instance, print }) => {
        const [scope, label] = [asked ?? null, what ?? null]
        const county = await countyOf(instance, common)
        const now = new Date()
        const login = await instance.db.read(county, (session) => findLogin(session, name, now))
        if (!login) throw wrongCall(`没有账号 ${name} / no log-in ${name}`)
        const token = await instance.db.write(county, async (session) => {
          note(session, { name: 'token.made', at: now, login: login.id, extra: { by: 'operator', label, scope, days } })
          return createToken(session, login.id, { days, now, scope, label })
        })
        print({ county, login: name, days, scope, token }, [token])
      }),
    )
}
