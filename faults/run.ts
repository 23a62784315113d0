import { parseArgs } from 'node:util'
import { backupElsewhere, momentBefore } from './backup.ts'
import { jumpingClock, lateOutbox, otherZones } from './clock.ts'
import { backAgain, crossedWriters, exhaustedPool, lostConnections } from './database.ts'
import { forcedToDisk, fullDisk, fullFiles, fullLogs, readOnlyDisk } from './disks.ts'
import { onePort, sameTime } from './doors.ts'
import { importKills } from './imports.ts'
import { interruptedMigration, outboxCrash } from './interrupted.ts'
import { kills } from './kills.ts'
import { littleMemory } from './memory.ts'
import { guessedCodes, onePlace, takenPort } from './refusals.ts'
import { flood } from './flood.ts'
import { packed, withoutScripts } from './pack.ts'
import { overload } from './overload.ts'
import { lostReplies, shuffledOutbox } from './replies.ts'
import { longQuery } from './query.ts'
import { report } from './running/report.ts'
import { slow } from './slow.ts'
import { tampering } from './tampering.ts'
import { traces } from './traces.ts'

/** `npm run faults [-- --kills N] [--minutes N] [--only kills|imports|refusals|disk|read-only|backup|database|replies|interrupted|tampering|traces|fsync|zone|clock|back|memory|overload|flood|query|slow|scripts|pack|ports|same-time]`: bounded runs of the real server on loopback, on data of their own. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const isAsked = (part: string): boolean => values.only === undefined || values.only === part

const { check, run, skip, end } = report()
if (isAsked('refusals')) {
  await run('a taken port', () => takenPort(check))
  await run('one place', () => onePlace(check))
  await run('guessed codes', () => guessedCodes(check))
}
if (isAsked('ports')) await run('one port', () => onePort(check, skip))
if (isAsked('same-time')) await run('the same time', () => sameTime(check))
if (isAsked('kills')) await run('kills', () => kills(Number(values.kills), check))
if (isAsked('imports')) await run('kills while importing', () => importKills(Math.min(6, Number(values.kills)), check))
if (isAsked('database')) {
  await run('lost connections', () => lostConnections(check))
  await run('an exhausted pool', () => exhaustedPool(check))
  await run('crossed writers', () => crossedWriters(check))
}
if (isAsked('back')) await run('back again', () => backAgain(check))
if (isAsked('replies')) {
  await run('lost replies', () => lostReplies(check))
  await run('a shuffled outbox', () => shuffledOutbox(check))
}
if (isAsked('interrupted')) {
  await run('an interrupted migration', () => interruptedMigration(check))
  await run('a crash before the outbox', () => outboxCrash(check))
}
if (isAsked('tampering')) await run('tampering', () => tampering(check))
if (isAsked('traces')) await run('traces of an erasure', () => traces(check))
if (isAsked('fsync')) await run('forced to disk', () => forcedToDisk(check, skip))
if (isAsked('zone')) await run('other time zones', () => otherZones(check))
if (isAsked('clock')) {
  await run('a clock that jumps', () => jumpingClock(check))
  await run('a late outbox', () => lateOutbox(check))
}
if (isAsked('overload')) await run('overload', () => overload(check))
if (isAsked('flood')) await run('a flood', () => flood(Number(values.minutes), check))
if (isAsked('query')) await run('a long query', () => longQuery(Number(values.minutes), check))
if (isAsked('slow')) await run('slow', () => slow(check))
if (isAsked('backup')) {
  await run('a backup on another machine', () => backupElsewhere(check))
  await run('back to a moment', () => momentBefore(check))
}
if (isAsked('disk')) {
  await run('a full disk', () => fullDisk(check, skip))
  await run('a full disk of logs', () => fullLogs(check, skip))
  await run('a full disk of files', () => fullFiles(check, skip))
}
if (isAsked('read-only')) await run('a disk that turns read-only', () => readOnlyDisk(check, skip))
if (isAsked('memory')) await run('little memory', () => littleMemory(check, skip))
if (isAsked('scripts')) await run('installed without scripts', () => withoutScripts(check, skip))
if (isAsked('pack')) await run('an archive', () => packed(check, skip))
end()
process.exit() // clients of a scenario that broke off would go on
