import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type Anchor, type SealFault, type Verified, verifySeals } from '#platform/seal/verify.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { failed, wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly anchor?: string
}

/** A file that an earlier `verify --json` printed, or its `head` alone. */
const anchorFrom = (file: string): Anchor => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Anchor> & { readonly head?: unknown }
  const anchor = (typeof kept.head === 'object' && kept.head !== null ? kept.head : kept) as Partial<Anchor>
  if (typeof anchor.nth !== 'number' || !/^[0-9a-f]{64}$/.test(String(anchor.head)))
    throw wrongCall(`${file} 里没有锚点 / holds no anchor: {"nth": 12, "head": "64 hexadecimal digits"}`)
  return { nth: anchor.nth, head: String(anchor.head) }
}

const words: Readonly<Record<SealFault['what'], string>> = {
  'event-changed': '事件被改过 / an event was changed',
  'event-emptied': '事件的内容和盐没有了，却没有删除的记载 / an event was emptied, and no erasure is on record',
  'event-gone': '事件不见了 / an event is gone',
  'leaf-changed': '封存的叶子被改过 / a sealed leaf was changed',
  'batch-changed': '这一批的根对不上 / the root of a batch does not agree',
  'batch-gone': '少了一批 / a batch is gone',
  'head-changed': '链头对不上 / a head of the chain does not agree',
  'event-unsealed': '没有封存、也不在待封存里的事件 / an event neither sealed nor waiting',
  'row-changed': '记录和它最后一个事件封存的不一样 / a record does not say what its last event sealed',
  'row-gone': '记录不见了 / a record is gone',
  'anchor-missed': '和锚点对不上：整条链重做过 / the chain misses the anchor: it was rebuilt',
}

const placeOf = (fault: SealFault): string =>
  [
    'nth' in fault ? `第 ${fault.nth} 批 / batch ${fault.nth}` : '',
    'event' in fault ? fault.event : '',
    'record' in fault ? `${fault.kind} ${fault.record}` : '',
    'name' in fault ? `${fault.name} ${fault.at}` : '',
  ]
    .filter(Boolean)
    .join(' · ')

const linesOf = ({ batches, events, erased, waiting, head, rows, unspoken, faults }: Verified): string[] => [
  `已封存 ${events} 个事件，${batches} 批；待封存 ${waiting} 个 / ${events} events sealed in ${batches} batches, ${waiting} waiting`,
  `对过 ${rows} 条记录，其中 ${unspoken} 条是整批装入的，没有事件 / ${rows} records held against their events; ${unspoken} were brought in as a whole`,
  ...(erased > 0
    ? [`其中 ${erased} 个依当事人要求删除了内容，删除有记载 / of ${erased} the words were erased, on record`]
    : []),
  ...(head ? [`链头 / head ${head.nth} ${head.head}`] : []),
  ...faults.map((fault) => `${words[fault.what]}：${placeOf(fault)}`),
  faults.length === 0 ? '全部对得上 / all of it agrees' : '有对不上的 / not all of it agrees',
]

export const addVerify = (program: Command): void => {
  operatorCommand(program, 'verify', '核验封存的记录 / recompute the sealed record')
    .option('--anchor <file>', '和存在外面的链头核对 / hold against a head that was kept outside')
    .action(({ anchor, county, json }: Options) =>
      atWork({ json }, async (at) => {
        const key = await countyOf(at.instance, { county })
        const found = await verifySeals(
          at.instance.db,
          key,
          at.ports.keepers,
          anchor === undefined ? undefined : anchorFrom(anchor),
        )
        at.print(found, linesOf(found))
        if (found.faults.length > 0) failed()
      }),
    )
}
