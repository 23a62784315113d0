import type { Finding, Rules } from './source/finding.ts'
import { isBuiltin, type Module } from './source/modules.ts'
import { COMMONS, type Part, type Place, placeOf } from './source/rooms.ts'

export const arrowRules = {
  'arrows/down-only':
    'Move what is shared down to a room that both may use (house.md §1: apps → features → commons → platform or ui → kernel), or declare it and let apps/ plug it in.',
  'arrows/commons-order':
    'A commons room imports only rooms above it in the list of house.md §1. Turn the arrow round with a port typed in kernel/, or a reaction.',
  'arrows/ui-knows-kernel-only': 'Hand it in as a prop: ui/ imports kernel/ only and knows no capability.',
  'arrows/feature-to-feature':
    "Name the other feature's action (`also('opinion.submit', …)`), react to its event, or move the noun into commons/.",
  'arrows/apps-by-manifest':
    'An app imports a feature by its manifest only: feature.ts, or screens/<face>/screens.ts(x) for a face. Export what you need there.',
  'arrows/apps-stand-alone': 'Move what two apps compose in the same way into a file directly in src/apps/.',
  'arrows/stairs':
    'Inside a room: manifest → wiring → actions → {rules, data} → spec, and screens → spec. Pass the value down as an argument.',
  'arrows/spec-is-light': 'spec/ is read by server and screens: import kernel/, zod and the spec/ of commons only.',
  'arrows/screens-call-contracts':
    'A screen imports spec/, ui/, kernel/ and screens of commons: call the endpoint value and let the server do it.',
  'arrows/faces-apart': 'Pages are not shared between faces: share contracts, labels and tokens (spec/, src/ui/*.ts).',
  'arrows/rules-are-pure':
    'rules/ imports kernel/, spec/ and the rules/ and spec/ of commons. Take what is stored as an argument.',
  'arrows/packages':
    'Use the room that wraps this package (pg and kysely: platform/db; node: modules: platform/), or pass the value in.',
  'arrows/leave-src': 'Product code imports nothing outside src/; a test may import fixtures/.',
  'arrows/unresolved': 'Write the full file name with its suffix: `#kernel/day.ts`, `./store.ts`.',
  'arrows/unreadable': 'Mend the syntax: a file that cannot be parsed cannot be checked.',
} as const satisfies Rules
type RuleName = keyof typeof arrowRules

/** What lies in src/apps/ itself, its sentences, the demo county and what works behind the requests: any app may compose with these. */
const SHARED_BY_APPS = new Set(['', 'labels', 'demo', 'background'])

const RANK = { kernel: 0, ui: 1, platform: 1, commons: 2, features: 3, apps: 4, outside: 5 } as const

const MAY: Readonly<Record<Part, readonly Part[]>> = {
  manifest: ['wiring', 'actions', 'rules', 'data', 'spec'],
  wiring: ['actions', 'rules', 'data', 'spec'],
  actions: ['rules', 'data', 'spec'],
  rules: ['spec'],
  data: ['spec'],
  spec: [],
  screens: ['spec'],
  tests: ['manifest', 'wiring', 'actions', 'rules', 'data', 'spec', 'screens', 'root'],
  root: ['root'],
}

const commonsRank = (name: string): number => (COMMONS as readonly string[]).indexOf(name)

const betweenLayers = (from: Place, to: Place): RuleName | undefined => {
  if (to.layer === 'outside') {
    if (from.layer === 'outside' || (from.part === 'tests' && to.room === 'fixtures')) return undefined
    return 'arrows/leave-src'
  }
  if (from.layer === 'outside') return undefined
  if (from.layer === 'ui' && to.layer !== 'ui' && to.layer !== 'kernel') return 'arrows/ui-knows-kernel-only'
  if (from.layer === to.layer) return undefined
  return RANK[to.layer] < RANK[from.layer] ? undefined : 'arrows/down-only'
}

const betweenRooms = (from: Place, to: Place): RuleName | undefined => {
  if (from.layer === 'features' && to.layer === 'features') return 'arrows/feature-to-feature'
  if (from.layer === 'commons' && to.layer === 'commons') {
    const [mine, other] = [commonsRank(from.name), commonsRank(to.name)]
    return mine >= 0 && other >= 0 && other < mine ? undefined : 'arrows/commons-order'
  }
  if (from.layer === 'apps' && to.layer === 'apps')
    return SHARED_BY_APPS.has(to.name) || from.name === 'tests' ? undefined : 'arrows/apps-stand-alone'
  if (from.layer === 'apps' && to.layer === 'features') {
    const face = /\/screens\/([^/]+)\/screens\.tsx?$/.exec(to.path)?.[1]
    return to.part === 'manifest' || (face && face === from.face) ? undefined : 'arrows/apps-by-manifest'
  }
  return undefined
}

/** What a part of a feature or commons room may not reach outside its room, although the layers allow it. */
const byPart = (from: Place, to: Place): RuleName | undefined => {
  const down = to.layer === 'kernel' || (to.layer === 'commons' && to.part === 'spec')
  if (from.part === 'spec') return down ? undefined : 'arrows/spec-is-light'
  if (from.part === 'rules')
    return down || (to.layer === 'commons' && to.part === 'rules') ? undefined : 'arrows/rules-are-pure'
  if (from.part === 'screens') {
    return down || to.layer === 'ui' || (to.layer === 'commons' && to.part === 'screens')
      ? undefined
      : 'arrows/screens-call-contracts'
  }
  return to.layer === 'ui' || (to.part === 'screens' && from.layer !== 'apps') ? 'arrows/stairs' : undefined
}

const isFace = (place: Place): boolean => place.face !== ''
const facesOf = (place: Place): readonly string[] =>
  place.face === 'light' ? ['public', 'phone', 'light'] : [place.face]
const facesApart = (from: Place, to: Place): boolean =>
  isFace(from) && isFace(to) && !facesOf(from).some((face) => facesOf(to).includes(face))

/** Which rule an arrow between two places breaks; undefined when it may be drawn. */
const brokenBy = (from: Place, to: Place): RuleName | undefined => {
  const layers = betweenLayers(from, to)
  if (layers) return layers
  if (from.layer === 'outside') return undefined
  const inFace = facesApart(from, to) ? 'arrows/faces-apart' : undefined
  if (from.room === to.room) {
    if (inFace) return inFace
    const hasStairs = from.layer === 'features' || from.layer === 'commons'
    return !hasStairs || from.part === to.part || MAY[from.part].includes(to.part) ? undefined : 'arrows/stairs'
  }
  const rooms = betweenRooms(from, to)
  if (rooms) return rooms
  if (from.part !== 'tests' && (from.layer === 'features' || from.layer === 'commons'))
    return byPart(from, to) ?? inFace
  return inFace
}

const SERVER_ONLY = ['pg', 'kysely', 'fastify', 'pino', 'prom-client', '@node-rs/argon2', 'commander', 'vite']
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const packageAllowed = (place: Place, specifier: string): boolean => {
  const name = packageOf(specifier)
  if (place.layer === 'outside' || place.part === 'tests') return true
  if (place.layer === 'kernel')
    return name === 'zod' || (place.path === 'src/kernel/seal.ts' && specifier === 'node:crypto')
  if (place.part === 'spec' || place.part === 'rules') return name === 'zod'
  if (place.part === 'screens' || place.layer === 'ui') return !isBuiltin(specifier) && !SERVER_ONLY.includes(name)
  if (name === 'pg') return place.layer === 'platform'
  if (name === 'kysely') return place.layer === 'platform' || place.part === 'data'
  return true
}

/** Every arrow between modules, judged. */
export const checkArrows = (modules: readonly Module[], paths: ReadonlySet<string>): Finding[] =>
  modules.flatMap((module) => {
    const from = placeOf(module.path)
    const found: Finding[] = []
    const say = (rule: RuleName, line: number, message: string) =>
      found.push({ rule, file: module.path, line, message })
    if (module.problem) say('arrows/unreadable', 0, module.problem)
    for (const { specifier, target, line } of module.imports) {
      if (target === undefined) {
        if (!packageAllowed(from, specifier)) say('arrows/packages', line, `${from.room} may not import ${specifier}`)
        continue
      }
      if (!paths.has(target) && !target.startsWith('dist/')) say('arrows/unresolved', line, `no file ${target}`)
      const rule = brokenBy(from, placeOf(target))
      if (rule) say(rule, line, `${module.path} → ${target}`)
    }
    return found
  })
