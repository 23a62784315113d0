import type { Command } from 'commander'
import { findLayout } from '#platform/embedded/layout.ts'
import { databaseOf, dataDirOf, knownKeys } from '../../instance.ts'
import { checkDatabase } from '../doctor/database.ts'
import { type Finding, fault, linesOf } from '../doctor/finding.ts'
import {
  checkCertificate,
  checkClock,
  checkDisk,
  checkKept,
  checkKeys,
  checkPrograms,
  checkScreens,
  hasKey,
} from '../doctor/machine.ts'
import { checkStore } from '../doctor/store.ts'
import type { CommonOptions } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { explain, failed } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly write?: boolean
}

/** A database that does not answer is itself the finding. Nothing is made: neither a database, nor tables, nor a key. */
const ofDatabase = async (dataDir: string, env: NodeJS.ProcessEnv, county: string | undefined): Promise<Finding[]> => {
  if (!env['DATABASE_URL'] && !findLayout(dataDir))
    return [
      fault(
        'database',
        `${dataDir} 里还没有数据库 / there is none yet`,
        '启动一次会生成；要恢复备份，先 luzhi keys import，再 luzhi restore / the first start makes it',
      ),
    ]
  try {
    const { config, stop } = await databaseOf(dataDir, { role: 'tool', onlyLooks: true, say: () => {}, env })
    try {
      return await checkDatabase(config, hasKey(dataDir, env) ? knownKeys(dataDir, env) : undefined, county)
    } finally {
      await stop()
    }
  } catch (error) {
    return [fault('database', explain(error).line, '看 log/postgres.log，或 DATABASE_URL 指的服务器 / see its log')]
  }
}

/** Looks at everything that an instance needs and says what to do; exit code 1 when something is wrong. */
export const addDoctor = (program: Command): void => {
  operatorCommand(program, 'doctor', '检查本机 / examine this instance')
    .option(
      '--write',
      '也往存附件的地方放几个字节、读回来、删掉 / also put a few bytes where files are kept, read and remove them',
    )
    .action(async ({ county, json, write = false }: Options) => {
      const [dataDir, now] = [dataDirOf(process.env), new Date()]
      const findings = [
        ...(await ofDatabase(dataDir, process.env, county)),
        await checkDisk(dataDir),
        await checkStore(dataDir, process.env, write),
        checkKeys(dataDir, process.env),
        checkClock(),
        checkPrograms(),
        ...checkCertificate(process.env, now),
        ...(await checkKept(process.env, now)),
        checkScreens(),
      ]
      const ok = findings.every((one) => one.ok)
      console.log(json ? JSON.stringify({ ok, findings }) : findings.flatMap(linesOf).join('\n'))
      if (!ok) failed()
    })
}
