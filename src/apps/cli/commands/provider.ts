import { type Command, InvalidArgumentError } from 'commander'
import { note } from '#platform/audit/entry.ts'
import { isLoopback } from '#platform/login/demo-gate.ts'
import { dropProvider, readProvider, saveProvider } from '#platform/login/provider.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { readInput } from '../shared/input-file.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly issuer: string
  readonly client: string
  readonly secretFile: string
  readonly claim: string
  readonly name: string
  readonly trustsSecond?: boolean
}

const issuerOf = (text: string): string => {
  try {
    const { protocol, hostname } = new URL(text)
    if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return text
  } catch {
    // said below
  }
  throw new InvalidArgumentError('an address that begins with https:// is expected')
}

/** `provider`: the province's identity service that log-ins may come by. The secret comes from a file: arguments stand in the list of processes. */
export const addProvider = (program: Command): void => {
  const group = commandGroup(
    program,
    'provider',
    '省统一身份认证（OpenID Connect）/ the identity service of a province',
  )
  operatorCommand(group, 'set', '登记或更换 / enter or replace it')
    .requiredOption('--issuer <url>', '服务地址 / issuer', issuerOf)
    .requiredOption('--client <id>', '客户端编号 / client id')
    .requiredOption('--secret-file <file>', '装着客户端密钥的文件 / file with the client secret')
    .option('--claim <name>', '用哪一项认人 / claim that says who it is', 'sub')
    .option('--name <name>', '按钮上的名称 / what the button says', '省统一身份认证')
    .option('--trusts-second', '它自己已经做了第二重验证 / it asks for a second factor itself')
    .action(({ issuer, client, secretFile, claim, name, trustsSecond = false, ...common }: Options) =>
      atWork(common, async ({ instance, print }) => {
        const county = await countyOf(instance, common)
        const secret = readInput(secretFile).trim()
        if (secret === '') throw wrongCall(`文件 ${secretFile} 是空的 / ${secretFile} is empty`)
        const now = new Date()
        await instance.db.write(county, async (session) => {
          saveProvider(session, { issuer, client, secret, claim, name, trustsSecond }, now)
          note(session, { name: 'provider.set', at: now, extra: { by: 'operator', issuer, claim } })
        })
        print({ county, issuer, client, claim, name, trustsSecond }, [`${name}: ${issuer}`])
      }),
    )
  operatorCommand(group, 'show', '现在登记的是哪一个，不显示密钥 / which it is, without its secret').action(
    (common: CommonOptions) =>
      atWork(common, async ({ instance, print }) => {
        const found = await instance.db.read(await countyOf(instance, common), readProvider)
        const { secret: _secret, ...shown } = found ?? { secret: '' }
        print(found ? shown : null, [found ? `${found.name}: ${found.issuer} (${found.claim})` : '没有登记 / none'])
      }),
  )
  operatorCommand(group, 'remove', '不再使用 / use it no longer').action((common: CommonOptions) =>
    atWork(common, async ({ instance, print }) => {
      const now = new Date()
      const isGone = await instance.db.write(await countyOf(instance, common), async (session) => {
        const removed = await dropProvider(session)
        if (removed) note(session, { name: 'provider.removed', at: now, extra: { by: 'operator' } })
        return removed
      })
      print({ removed: isGone }, [isGone ? '已去掉 / removed' : '没有登记 / none'])
    }),
  )
}
