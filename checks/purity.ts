import type { Finding, Rules } from './source/finding.ts'
import type { Module } from './source/modules.ts'
import { type Place, placeOf } from './source/rooms.ts'
import type { Sighting } from './source/syntax.ts'

export const purityRules = {
  'purity/clock':
    'Time is an argument: take the instant or the day from the caller; outside kernel/ and rules/ ask platform/clock.',
  'purity/chance': 'Take the id or the random bytes as an argument: deciding is repeatable.',
  'purity/world': 'No I/O, timers or globals here: decide on values, and act in actions/ or platform/.',
} as const satisfies Rules

const isPure = ({ layer, part }: Place): boolean =>
  part !== 'tests' && (layer === 'kernel' || part === 'rules' || part === 'spec')

/** Server code of business rooms: it may act, but reads time only from the clock that it is handed. */
const isTimed = ({ layer, part }: Place): boolean =>
  (layer === 'features' || layer === 'commons') && part !== 'tests' && part !== 'screens'

/** kernel/, rules/ and spec/ decide without clock, chance and world; business rooms do not read the machine's clock. */
export const checkPurity = (modules: readonly Module[]): Finding[] =>
  modules.flatMap((module) => {
    const place = placeOf(module.path)
    const as = (rule: keyof typeof purityRules, seen: readonly Sighting[]): Finding[] =>
      seen.map(({ what, line }) => ({ rule, file: module.path, line, message: what }))
    return [
      ...(isPure(place) || isTimed(place) ? as('purity/clock', module.clock) : []),
      ...(isPure(place) ? as('purity/chance', module.chance) : []),
      ...(isPure(place) ? as('purity/world', module.world) : []),
    ]
  })
