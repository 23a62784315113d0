import { randomBytes } from 'node:crypto'
import { whyAway } from '#platform/files/s3/away.ts'
import { storeOf } from '../../stored.ts'
import { type Finding, fault, well } from './finding.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Puts a few bytes where files are kept, reads them back and takes them away: what a list of rights does not show. */
const tryStore = async (dataDir: string, env: Env): Promise<boolean> => {
  const store = storeOf(dataDir, env)
  const [name, bytes] = [randomBytes(32).toString('hex'), randomBytes(64)]
  await store.put(name, bytes)
  const found = await store.get(name)
  const read = Buffer.concat(found ? await Array.fromAsync(found.body) : [])
  await store.list()[Symbol.asyncIterator]().next()
  await store.remove(name)
  return read.equals(bytes)
}

export const checkStore = async (dataDir: string, env: Env): Promise<Finding> => {
  const where = env['LUZHI_FILES']?.replace(/\?.*/, '') ?? 'data/files'
  const advice =
    '看 LUZHI_FILES 的地址、密钥、时钟和桶的权限（读、写、列、删），见 docs/operate/files.md / see address, key, clock and rights of the bucket'
  try {
    return (await tryStore(dataDir, env))
      ? well('store', `${where}：写得进、读得回、列得出、删得掉 / writes, reads, lists, removes`)
      : fault('store', `${where}：读回来的不是写进去的 / what is read is not what was written`, advice)
  } catch (error) {
    return fault('store', `${where}：${whyAway(error)}`, advice)
  }
}
