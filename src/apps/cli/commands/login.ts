import type { Command } from 'commander'
import { handOutCode } from '#commons/access/data/hand-out-code.ts'
import { findLogin } from '#platform/login/login.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly login: string
}

/** `login reset`: the way back in when no administrator can hand out a code. Whoever works at this machine can do it; it is noted. */
export const addLogin = (program: Command): void => {
  const group = commandGroup(program, 'login', '账号 / log-ins')
  operatorCommand(group, 'reset', '给一个账号一次性登记码，本人重设密码和第二重验证 / a one-time code to enrol anew')
    .requiredOption('--login <login>', '账号或手机号 / log-in or phone')
    .action(({ login: name, ...common }: Options) =>
      atWork(common, async ({ instance, print }) => {
        const county = await countyOf(instance, common)
        const now = new Date()
        const code = await instance.db.write(county, async (session) => {
          const login = await findLogin(session, name, now)
          if (!login) throw wrongCall(`没有账号 ${name} / no log-in ${name}`)
          return handOutCode(session, login.id, now)
        })
        print({ county, login: name, code }, [code])
      }),
    )
}
