import { type Command, InvalidArgumentError } from 'commander'
import { apiTokenDays } from '#platform/login/limits.ts'
import { findLogin } from '#platform/login/login.ts'
import { createToken } from '#platform/login/token.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly login: string
  readonly days: number
}

const wholeDays = (text: string): number => {
  const days = Number(text)
  if (!/^\d{1,4}$/.test(text) || days < 1 || days > apiTokenDays.most)
    throw new InvalidArgumentError(`a whole number from 1 to ${apiTokenDays.most} is expected`)
  return days
}

export const addToken = (program: Command): void => {
  const group = commandGroup(program, 'token', '程序用的令牌 / tokens for programs')
  operatorCommand(group, 'create', '为一个账号生成令牌，只显示一次 / make a token of a log-in, shown once')
    .requiredOption('--login <login>', '账号 / log-in')
    .option('--days <n>', '有效天数 / days it holds', wholeDays, apiTokenDays.default)
    .action(({ login: name, days, ...common }: Options) =>
      atWork(common, async ({ instance, print }) => {
        const county = await countyOf(instance, common)
        const now = new Date()
        const login = await instance.db.read(county, (session) => findLogin(session, name, now))
        if (!login) throw wrongCall(`没有账号 ${name} / no log-in ${name}`)
        const token = await instance.db.write(county, (session) => createToken(session, login.id, { days, now }))
        print({ county, login: name, days, token }, [token])
      }),
    )
}
