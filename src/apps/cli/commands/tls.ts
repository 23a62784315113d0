import { existsSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { qrOf } from '#platform/http/qr.ts'
import { constraintsOf, makeAuthority, makeCertificate, mostDays, privateNames } from '#platform/tls/authority.ts'
import { mayVouch, type Range, readRange } from '#platform/tls/constraints.ts'
import { placePair } from '#platform/tls/place-pair.ts'
import { authorityFiles, serverFiles } from '#platform/tls/pair.ts'
import { dataDirOf } from '../../instance.ts'
import { readInput } from '../shared/input-file.ts'
import { commandGroup, operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'
import { sheetOf } from '../tls/sheet.ts'

interface Printing {
  readonly json?: boolean
}

const print = ({ json }: Printing, value: unknown, lines: readonly string[]): void =>
  console.log(json ? JSON.stringify(value) : lines.join('\n'))

const wholeDays = (text: string): number => {
  const days = Number(text)
  if (!/^\d{1,3}$/.test(text) || days < 1 || days > mostDays)
    throw new InvalidArgumentError(`a whole number from 1 to ${mostDays}: phones refuse more`)
  return days
}

const domainOf = (text: string): string => {
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text)) throw new InvalidArgumentError('a host name in small letters')
  return text
}

const rangeOf = (text: string): Range => {
  const range = readRange(text)
  if (!range) throw new InvalidArgumentError('an IPv4 range like 10.8.0.0/16')
  return range
}

const addressOf = (text: string): string => {
  if (isIP(text) !== 4) throw new InvalidArgumentError('an IPv4 address')
  return text
}

const more =
  <T>(read: (text: string) => T) =>
  (text: string, before: readonly T[] = []): T[] => [...before, read(text)]

const authorityOf = () => {
  const files = authorityFiles(dataDirOf(process.env))
  if (!existsSync(files.key))
    throw wrongCall('还没有证书机构，请先运行 luzhi tls make-authority / make the authority first')
  return { cert: readInput(files.cert), key: readInput(files.key) }
}

const addMakeAuthority = (group: Command): void => {
  operatorCommand(
    group,
    'make-authority',
    '建会场自己的证书机构，只能为内网作担保 / make an authority for private networks',
  )
    .option('--name <name>', '手机上显示的名称 / name that phones show', `履职 ${hostname()}`)
    .option('--domain <domain>', '另外可以担保的域名，可重复 / further domain that it may vouch for', more(domainOf))
    .option('--range <range>', '另外可以担保的网段，可重复 / further range', more(rangeOf))
    .action(async (given: Printing & { name: string; domain?: string[]; range?: Range[] }) => {
      const files = authorityFiles(dataDirOf(process.env))
      if (existsSync(files.cert))
        throw wrongCall(
          `已经有证书机构，信任它的手机认不得新的；确实要换，请先移走 ${files.cert} / there is one already, which phones trust: move that file away first`,
        )
      const { name, domain = [], range = [] } = given
      const may = { domains: [...privateNames.domains, ...domain], ranges: [...privateNames.ranges, ...range] }
      const made = await makeAuthority({ name, ...may, now: new Date() })
      await placePair(files, made)
      print(given, { cert: files.cert, ...may }, [
        `证书 / certificate ${files.cert}`,
        '下一步 / next: luzhi tls make-certificate --host NAME --ip ADDRESS',
      ])
    })
}

const addMakeCertificate = (group: Command): void => {
  operatorCommand(group, 'make-certificate', '由会场的证书机构签发服务器证书 / a server certificate by that authority')
    .option('--host <name>', '主机名，可重复 / host name', more(domainOf))
    .option('--ip <address>', '地址，可重复 / address', more(addressOf))
    .option('--days <n>', `有效天数，不超过 ${mostDays} / days it holds`, wholeDays, mostDays)
    .action(async (given: Printing & { host?: string[]; ip?: string[]; days: number }) => {
      const names = [...(given.host ?? []), ...(given.ip ?? [])]
      if (names.length === 0) throw wrongCall('请用 --host 或 --ip 说明服务器的名字或地址 / give --host or --ip')
      const authority = authorityOf()
      const beyond = names.find((name) => !mayVouch(constraintsOf(authority.cert), name))
      if (beyond !== undefined)
        throw wrongCall(
          `这个机构不能为 ${beyond} 作担保；建机构时用 --domain 或 --range 说明 / the authority may not vouch for it: name it when the authority is made`,
        )
      const made = await makeCertificate(authority, { names, days: given.days, now: new Date() })
      const files = serverFiles(dataDirOf(process.env))
      await placePair(files, made)
      print(given, { ...files, names }, [
        `TLS_CERT=${files.cert}`,
        `TLS_KEY=${files.key}`,
        '运行中的服务十秒内换上，不用重启 / a running server takes it within ten seconds',
      ])
    })
}

const addSheet = (group: Command): void => {
  operatorCommand(
    group,
    'sheet',
    '印一张让手机信任服务器的说明 / a sheet to print: how phones come to trust the server',
  )
    .requiredOption('--address <url>', '手机打开的网址，https:// / address that phones open')
    .option('--out <file>', '文件 / file', 'trust.html')
    .action((given: Printing & { address: string; out: string }) => {
      const { protocol, origin } = URL.canParse(given.address) ? new URL(given.address) : { protocol: '', origin: '' }
      if (protocol !== 'https:') throw wrongCall('网址要以 https:// 开头 / the address begins with https://')
      const out = resolve(given.out)
      writeFileSync(out, sheetOf(authorityOf().cert, origin, qrOf))
      print(given, { file: out }, [out])
    })
}

export const addTls = (program: Command): void => {
  const group = commandGroup(program, 'tls', '服务器证书和会场自己的证书机构 / certificates and a local authority')
  addMakeAuthority(group)
  addMakeCertificate(group)
  addSheet(group)
}
