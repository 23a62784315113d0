import type { Command } from 'commander'
import { hearKeys, type KeptKey, keptKeys, makeKey, retireKey } from '#platform/custody/field-keys.ts'
import { countByKey, reseal } from '#platform/custody/reseal.ts'
import { asOwner, allOrNothing, type OwnerClient } from '#platform/db/as-owner.ts'
import { sealed } from '../../../house.ts'
import { type AtWork, atWork } from '../../shared/at-work.ts'
import { noteInEach } from '../../shared/note-in-each.ts'
import { operatorCommand } from '../../shared/operator-command.ts'
import { failed, wrongCall } from '../../shared/outcome.ts'

interface Options {
  readonly json?: boolean
}

interface Held extends AtWork {
  readonly client: OwnerClient
}

/** Under the owner's role: keys are of no county. */
const holding = (options: Options, work: (held: Held) => Promise<void>): Promise<void> =>
  atWork(options, (at) => asOwner(at.instance.config, (client) => work({ ...at, client })))

const addList = (group: Command): void => {
  operatorCommand(group, 'list', '字段密钥，各封着多少 / keys of sealed fields, and how much stands under each').action(
    (options: Options) =>
      holding(options, async ({ client, instance: { keys }, print }) => {
        const [kept, counts] = [await keptKeys(client), await countByKey(client, sealed)]
        const isRetired = kept.some(({ id }) => id === keys.id)
        const founding = { id: keys.id, from: null, isRetired, values: counts[keys.id] ?? 0 }
        const later = kept
          .filter(({ id }) => id !== keys.id)
          .map(({ id, fromAt, retiredAt }) => ({
            id,
            from: fromAt.toISOString(),
            isRetired: retiredAt !== null,
            values: counts[id] ?? 0,
          }))
        const all = [founding, ...later]
        print(
          { keys: all, seals: keys.ring.newest().id, suite: keys.ring.suite },
          all.map(
            ({ id, from, isRetired: gone, values }) =>
              `${id}  ${from ?? '最初的 / the founding one'}  ${values} 处 / values${gone ? '  已停用 / retired' : ''}${id === keys.ring.newest().id ? '  现在用 / seals now' : ''}`,
          ),
        )
      }),
  )
}

const addRotate = (group: Command): void => {
  operatorCommand(
    group,
    'rotate',
    '换一个新的字段密钥，一分钟后启用 / a new key for sealed fields, in force after a minute',
  ).action((options: Options) =>
    holding(options, async (held) => {
      const { client, instance, print } = held
      const { id, fromAt } = await allOrNothing(client, async () => {
        const made = await makeKey(client, instance.keys, new Date())
        await noteInEach(client, 'keys.rotated', { key: made.id })
        return made
      })
      print({ key: id, from: fromAt.toISOString() }, [
        `新密钥 ${id}，${fromAt.toISOString()} 起用它封；旧的照样打得开。接着运行 keys reseal / new key ${id}, it seals from then on; older ones still open. Then run: keys reseal`,
      ])
    }),
  )
}

const waitFor = async (kept: readonly KeptKey[], progress: AtWork['progress']): Promise<void> => {
  const last = Math.max(0, ...kept.map(({ fromAt }) => fromAt.getTime()))
  for (let left = last - Date.now(); left > 0; left = last - Date.now()) {
    progress(`新密钥还有 ${Math.ceil(left / 1000)} 秒启用 / the new key is in force in ${Math.ceil(left / 1000)} s`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(left + 1, 1000)))
  }
}

const addReseal = (group: Command): void => {
  operatorCommand(
    group,
    'reseal',
    '把封着的都换到现在的密钥和算法下，断了再运行就接着做 / seal everything anew under the key and suite in force; broken off, it goes on',
  ).action((options: Options) =>
    holding(options, async (held) => {
      const { client, instance, print, progress } = held
      const { keys } = instance
      const kept = await keptKeys(client)
      await waitFor(kept, progress)
      hearKeys(keys, kept)
      // Told before the first row, too: a machine that goes down in the middle has left its trace.
      const under = { key: keys.ring.newest().id }
      await allOrNothing(client, () => noteInEach(client, 'keys.resealing', under))
      const { rows, unopened } = await reseal(client, keys, sealed, (table, n) => progress(`${table} ${n}`))
      const all = Object.values(rows).reduce((a, b) => a + b, 0)
      const extra = { ...under, unopened: unopened.length }
      await allOrNothing(client, () => noteInEach(client, 'keys.resealed', extra))
      print({ ...under, suite: keys.ring.suite, rows, unopened }, [
        ...unopened.map(({ table, row }) => `打不开，没有动 / does not open, left as it is：${table} ${row}`),
        `重新封了 ${all} 行，都在密钥 ${keys.ring.newest().id} 下 / ${all} rows sealed anew, all under ${keys.ring.newest().id}`,
      ])
      if (unopened.length > 0) failed()
    }),
  )
}

const addRetire = (group: Command): void => {
  operatorCommand(
    group,
    'retire <id>',
    '停用一个什么都不封着的密钥：不再用它封，照样打得开 / retire a key that nothing stands under: it seals no more, and still opens',
  ).action((id: string, options: Options) =>
    holding(options, async (held) => {
      const { client, instance, print } = held
      const { keys } = instance
      const kept = await keptKeys(client)
      if (!keys.ring.find(id)) throw wrongCall(`没有密钥 ${id} / no key ${id}`)
      if (id === keys.ring.newest().id || (id === keys.id && kept.length === 0))
        throw wrongCall(`密钥 ${id} 正在用，先 keys rotate / the key ${id} is in use: keys rotate first`)
      const left = (await countByKey(client, sealed))[id] ?? 0
      if (left > 0)
        throw wrongCall(
          `还有 ${left} 处封在 ${id} 下，先运行 keys reseal / ${left} values stand under ${id}: run keys reseal first`,
        )
      await allOrNothing(client, async () => {
        await retireKey(client, keys, id, new Date())
        await noteInEach(client, 'keys.retired', { key: id })
      })
      print({ retired: id }, [`密钥 ${id} 停用了 / the key ${id} is retired`])
    }),
  )
}

/** Keys of sealed fields: the secret that they are kept under stays, with all that comes from it. */
export const addFieldKeys = (group: Command): void => {
  addList(group)
  addRotate(group)
  addReseal(group)
  addRetire(group)
}
