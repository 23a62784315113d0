import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { placeOf } from '#commons/seals/data/place-of.ts'
import { labels as en } from '#commons/seals/spec/labels/en.ts'
import { labels as zh } from '#commons/seals/spec/labels/zh-CN.ts'
import type { Anchor } from '#platform/seal/chain.ts'
import { isSigned, type Signed } from '#platform/seal/signing.ts'
import { type SealFault, type Verified, verifySeals } from '#platform/seal/verify.ts'
import { demoKey } from '../../demo/accounts.ts'
import { atWork, type CommonOptions, countiesOf } from '../shared/at-work.ts'
import { countiesCommand } from '../shared/operator-command.ts'
import { failed, wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions {
  readonly anchor?: string
}

interface Kept extends Anchor {
  readonly county?: string
}

type Words = Partial<Kept> & { readonly head?: unknown }

/** What `verify --json` printed is a line for each county; a root that was sent is one JSON over several lines. */
const valuesIn = (text: string): readonly Words[] => {
  try {
    return [JSON.parse(text) as Words]
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Words)
  }
}

/** A root of a day as it was sent outside, what an earlier `verify --json` printed, or its `head` alone. A county without events has none. */
const keptIn = (file: string): readonly Kept[] =>
  valuesIn(readFileSync(file, 'utf8'))
    .filter(({ head }) => head !== null)
    .map((kept) => anchorOf(file, kept))

const anchorOf = (file: string, kept: Words): Kept => {
  const anchor = (typeof kept.head === 'object' && kept.head !== null ? kept.head : kept) as Partial<Kept>
  if (typeof anchor.nth !== 'number' || !/^[0-9a-f]{64}$/.test(String(anchor.head)))
    throw wrongCall(`${file} 里没有锚点 / holds no anchor: {"nth": 12, "head": "64 hexadecimal digits"}`)
  if ('signature' in kept && !isSigned(kept as unknown as Signed))
    throw wrongCall(`${file} 的签名对不上，不能当锚点 / bears no true signature: it is no anchor`)
  const county = kept.county ?? anchor.county
  return { ...(county && { county }), nth: anchor.nth, head: String(anchor.head) }
}

/** All roots in a file, or in the files of a directory. */
const keptAt = (place: string): readonly Kept[] => {
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(place, name))
    : [place]
  return files.flatMap(keptIn)
}

const wordsOf = ({ what }: SealFault): string => `${zh[`fault.${what}`]} / ${en[`fault.${what}`]}`

const linesOf = ({ batches, events, erased, waiting, head, rows, unspoken, faults }: Verified): string[] => [
  `已封存 ${events} 个事件，${batches} 批；待封存 ${waiting} 个 / ${events} events sealed in ${batches} batches, ${waiting} waiting`,
  `对过 ${rows} 条记录，其中 ${unspoken} 条是整批装入的，没有事件 / ${rows} records held against their events; ${unspoken} were brought in as a whole`,
  ...(erased > 0
    ? [`其中 ${erased} 个依当事人要求删除了内容，删除有记载 / of ${erased} the words were erased, on record`]
    : []),
  ...(head ? [`链头 / head ${head.nth} ${head.head}`] : []),
  ...faults.map((fault) => `${wordsOf(fault)}：${placeOf(fault).join(' · ')}`),
  faults.length === 0 ? '全部对得上 / all of it agrees' : '有对不上的 / not all of it agrees',
]

/** Where standard error is a terminal: how far it has come. */
const progressLine = process.stderr.isTTY
  ? ({ done, of }: { readonly done: number; readonly of: number }): void => {
      process.stderr.write(`\r${done} / ${of} `)
    }
  : undefined

export const addVerify = (program: Command): void => {
  countiesCommand(program, 'verify', '核验封存的记录 / recompute the sealed record')
    .option(
      '--anchor <place>',
      '和存在外面的根核对：文件或目录 / hold against roots kept outside: a file or a directory of them',
    )
    .action(({ anchor, county, json }: Options) =>
      atWork({ json }, async (at) => {
        const keys = await countiesOf(at.instance, { county })
        const kept = anchor === undefined ? [] : keptAt(anchor)
        for (const key of keys) {
          const anchors: readonly Anchor[] = kept.filter((one) => one.county === undefined || one.county === key)
          const found = await verifySeals(at.instance.db, key, at.ports, {
            isAlone: true,
            anchors,
            ...(progressLine && { tell: progressLine }),
          })
          if (progressLine) process.stderr.write('\n')
          at.print({ county: key, ...found }, [...(keys.length > 1 ? [`【${key}】`] : []), ...linesOf(found)])
          const isHeldAgainstNothing = anchor !== undefined && anchors.length === 0 && found.head !== null
          if (isHeldAgainstNothing) console.error(`${anchor} 里没有 ${key} 的根：没有核对 / holds no root of ${key}`)
          if (found.faults.length > 0 || isHeldAgainstNothing) failed()
        }
        // No county is deleted but the demo: another that a root tells of and that is not here is gone with its whole chain.
        const told = county === undefined ? kept.flatMap((one) => one.county ?? []) : []
        for (const gone of new Set(told.filter((one) => one !== demoKey && !keys.includes(one)))) {
          console.error(
            `${anchor} 里有 ${gone} 的根，这里没有这个县：整条链不见了 / a root of ${gone} is kept there, and no such county is here: its whole chain is gone`,
          )
          failed()
        }
      }),
    )
}
