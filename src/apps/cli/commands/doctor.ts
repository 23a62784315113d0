import type { Command } from 'commander'
import { dataDirOf, openInstance } from '../../instance.ts'
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
} from '../doctor/machine.ts'
import { checkStore } from '../doctor/store.ts'
import type { CommonOptions } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { explain, failed } from '../shared/outcome.ts'

/** A database that does not open is itself the finding. */
const ofDatabase = async (county: string | undefined): Promise<Finding[]> => {
  try {
    const instance = await openInstance({ role: 'tool', say: () => {} })
    try {
      return await checkDatabase(instance, county)
    } finally {
      await instance.close()
    }
  } catch (error) {
    return [fault('database', explain(error).line, '看 log/postgres.log，或 DATABASE_URL 指的服务器 / see its log')]
  }
}

/** Looks at everything that an instance needs and says what to do; exit code 1 when something is wrong. */
export const addDoctor = (program: Command): void => {
  operatorCommand(program, 'doctor', '检查本机 / examine this instance').action(
    async ({ county, json }: CommonOptions) => {
      const [dataDir, now] = [dataDirOf(process.env), new Date()]
      const findings = [
        ...(await ofDatabase(county)),
        await checkDisk(dataDir),
        await checkStore(dataDir, process.env),
        checkKeys(dataDir, process.env),
        checkClock(),
        checkPrograms(),
        ...checkCertificate(process.env, now),
        ...checkKept(process.env, now),
        checkScreens(),
      ]
      const ok = findings.every((one) => one.ok)
      console.log(json ? JSON.stringify({ ok, findings }) : findings.flatMap(linesOf).join('\n'))
      if (!ok) failed()
    },
  )
}
