import { randomBytes } from 'node:crypto'
import { lastEnded } from '#commons/files/data/scrubs.ts'
import type { Db } from '#platform/db/db.ts'
import type { Store } from '#platform/files/store.ts'
import { whyAway } from '#platform/files/s3/away.ts'
import { storeOf } from '../../stored.ts'
import { type Finding, fault, warning, well } from './finding.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Lists, and asks for what is not there. */
const lookAt = async (store: Store): Promise<void> => {
  await store.list()[Symbol.asyncIterator]().next()
  await store.has(randomBytes(32).toString('hex'))
}

/** Puts a few bytes where files are kept, reads them back and takes them away: what a list of rights does not show. */
const isKept = async (store: Store): Promise<boolean> => {
  const [name, bytes] = [randomBytes(32).toString('hex'), randomBytes(64)]
  await store.put(name, bytes)
  const found = await store.get(name)
  const read = Buffer.concat(found ? await Array.fromAsync(found.body) : [])
  await store.remove(name)
  return read.equals(bytes)
}

export const checkStore = async (dataDir: string, env: Env, writes: boolean): Promise<Finding> => {
  const where = env['LUZHI_FILES']?.replace(/\?.*/, '') ?? 'data/files'
  const advice =
    '看 LUZHI_FILES 的地址、密钥、时钟和桶的权限（读、写、列、删），见 docs/operate/files.md / see address, key, clock and rights of the bucket'
  try {
    const store = storeOf(dataDir, env)
    await lookAt(store)
    if (!writes) return well('store', `${where}：读得到、列得出 / reads, lists`)
    return (await isKept(store))
      ? well('store', `${where}：写得进、读得回、列得出、删得掉 / writes, reads, lists, removes`)
      : fault('store', `${where}：读回来的不是写进去的 / what is read is not what was written`, advice)
  } catch (error) {
    return fault('store', `${where}：${whyAway(error)}`, advice)
  }
}

const stale = 21 * 86_400_000

/** What the weekly reading of all contents found (commons/files). */
export const checkScrubbed = async (db: Db, counties: readonly string[], now: Date): Promise<Finding> => {
  const ended = (await Promise.all(counties.map((county) => db.read(county, lastEnded)))).flatMap((one) => one ?? [])
  const bad = ended.reduce((sum, { changed, gone }) => sum + changed + gone, 0)
  const oldest = Math.min(...ended.map(({ endedAt }) => new Date(endedAt ?? 0).getTime()))
  const contents = ended.reduce((sum, one) => sum + one.contents, 0)
  if (bad > 0)
    return fault(
      'scrub',
      `${bad} 份附件损坏或不见了 / contents damaged or gone`,
      'luzhi files scrub 说出是哪些，用备份恢复，见 docs/operate/files.md / it names them; restore them from a backup',
    )
  if (ended.length > 0 && now.getTime() - oldest > stale)
    return warning(
      'scrub',
      '三个星期没有重读过附件 / files were not read again for three weeks',
      '服务夜里两点到五点在运行吗？不在就定时运行 luzhi files scrub / does the server run by night? If not, put luzhi files scrub into a timer',
    )
  return well('scrub', ended.length > 0 ? `${contents} 份附件完好 / contents whole` : '还没有读过一轮 / no round yet')
}
