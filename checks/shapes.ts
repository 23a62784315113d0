import type { Finding, Rules } from './source/finding.ts'
import { isCode, type Module } from './source/modules.ts'
import { COMMONS, type Place, placeOf, STAIRS } from './source/rooms.ts'
import { folderOf, nameOf, type Tree } from './source/tree.ts'

export const shapeRules = {
  'shapes/rooms':
    'A feature or commons room holds README.md, its manifest, spec/ rules/ data/ actions/ wiring/ screens/ tests/ and nothing else (house.md §1).',
  'shapes/manifest': 'A feature has feature.ts, a commons room a manifest named as the room (calendar/calendar.ts).',
  'shapes/readme':
    'Write a README of 20–40 lines (15–60 pass): what, whose, law, five sentences of what happens, the generated diagram.',
  'shapes/commons-list': 'Add the room to the list in house.md §1 and in checks/rooms.ts, at its place in the order.',
  'shapes/layers': 'src/ holds apps, features, commons, ui, platform and kernel; everything else lies beside src/.',
  'shapes/file-name': 'Name files in kebab-case (migrations NNNN-name.ts, labels zh-CN.ts).',
  'shapes/banned-name':
    'Name the file after what is in it: utils, helpers, common, misc, manager, service, types say nothing.',
  'shapes/one-verb': 'One verb, one file: actions/assign.ts exports one action, `assign` (and at most its own types).',
  'shapes/many-actions': 'A feature has at most 15 actions: it is two features.',
  'shapes/no-barrel': 'Import from the file where it is written; only manifests gather.',
  'shapes/server-jsx': 'Node cannot strip JSX: .tsx lies only in ui/, screens/, apps/desk, apps/portal, apps/phone.',
  'shapes/decision':
    'A decision record is docs/decisions/NNNN-name.md of at most 60 lines; it is superseded, never rewritten.',
  'shapes/faces': 'screens/ holds desk/, phone/ and public/ only.',
} as const satisfies Rules
type RuleName = keyof typeof shapeRules

const BANNED = /^(utils?|helpers?|commons?|misc|managers?|services?|types?)$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
const KNOWN_NAMES = /^(README|zh-CN|zh-Hant|en|0*\d+(-[a-z0-9]+)*)$/
const README_LINES = { least: 15, most: 60 }
const MOST_ACTIONS = 15

const find = (rule: RuleName, file: string, message: string, line = 0): Finding => ({ rule, file, line, message })

const checkNames = (path: string): Finding[] => {
  const stem = nameOf(path)
    .replace(/^\./, '')
    .replace(/(\.(test|journey|pure|config|module|d))*\.[a-z]+$/, '')
  const words = path.split('/').slice(0, -1)
  const found: Finding[] = []
  if (BANNED.test(stem)) found.push(find('shapes/banned-name', path, `${stem} is a banned name`))
  const folder = words.find((word, at) => BANNED.test(word) && !(at === 1 && word === 'commons'))
  if (folder) found.push(find('shapes/banned-name', path, `${folder}/ is a banned name`))
  if (!KEBAB.test(stem) && !KNOWN_NAMES.test(stem))
    found.push(find('shapes/file-name', path, `${nameOf(path)} is not kebab-case`))
  return found
}

const JSX_HOMES = /^src\/(ui|apps\/(desk|portal|phone)|(features|commons)\/[^/]+\/(screens|tests))\//
const FACES = new Set(['desk', 'phone', 'public'])

const checkFile = (place: Place): Finding[] => {
  const { path, layer, part } = place
  const found = checkNames(path)
  if (layer === 'outside')
    found.push(find('shapes/layers', path, `${path.split('/').slice(0, 2).join('/')} is no layer`))
  if (path.endsWith('.tsx') && !JSX_HOMES.test(path))
    found.push(find('shapes/server-jsx', path, 'JSX outside the screens'))
  if (layer !== 'features' && layer !== 'commons') return found
  if (part === 'root' && nameOf(path) !== 'README.md') {
    found.push(
      find('shapes/rooms', path, `not one of README.md, the manifest, ${STAIRS.map((one) => `${one}/`).join(' ')}`),
    )
  }
  if (part === 'screens' && !FACES.has(place.face))
    found.push(find('shapes/faces', path, `screens/${place.face} is no face`))
  return found
}

const checkReadme = (room: string, tree: Tree): Finding[] => {
  const readme = tree.find(({ path }) => path === `src/${room}/README.md`)
  if (!readme) return [find('shapes/readme', `src/${room}`, 'no README.md')]
  const lines = readme.text.trimEnd().split('\n').length
  const isRight = lines >= README_LINES.least && lines <= README_LINES.most
  return isRight ? [] : [find('shapes/readme', readme.path, `${lines} lines`)]
}

const checkRoom = (room: string, places: readonly Place[], tree: Tree): Finding[] => {
  const [first] = places
  const found = checkReadme(room, tree)
  if (!places.some(({ part }) => part === 'manifest')) found.push(find('shapes/manifest', `src/${room}`, 'no manifest'))
  if (first?.layer === 'commons' && !(COMMONS as readonly string[]).includes(first.name)) {
    found.push(find('shapes/commons-list', `src/${room}`, `${first.name} is not in the list`))
  }
  const actions = places.filter(({ part, path }) => part === 'actions' && isCode(path))
  if (actions.length > MOST_ACTIONS)
    found.push(find('shapes/many-actions', `src/${room}/actions`, `${actions.length} actions`))
  return found
}

const camel = (stem: string): string => stem.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** An action file exports the verb that it is named after, and no second one. Types are not exports here. */
const checkActions = (modules: readonly Module[]): Finding[] =>
  modules
    .filter(({ path }) => placeOf(path).part === 'actions')
    .flatMap(({ path, exports }) => {
      const verb = camel(nameOf(path).replace(/\.ts$/, ''))
      const values = exports.filter(({ isType }) => !isType)
      const isRight = values.length === 1 && values[0]?.name.replace(/_$/, '') === verb
      return isRight
        ? []
        : [
            find(
              'shapes/one-verb',
              path,
              `exports ${values.map(({ name }) => name).join(', ') || 'nothing'}, not ${verb}`,
            ),
          ]
    })

const checkBarrels = (modules: readonly Module[]): Finding[] =>
  modules
    .filter(({ path, isBarrel }) => isBarrel && placeOf(path).part !== 'manifest')
    .map(({ path }) => find('shapes/no-barrel', path, 'only passes on what others export'))

const DECISION_LINES = 60

const checkDecisions = (tree: Tree): Finding[] =>
  tree
    .filter(({ path }) => path.startsWith('docs/decisions/'))
    .flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length
      const isRight = /^\d{4}-[a-z0-9-]+\.md$/.test(nameOf(path)) && lines <= DECISION_LINES
      return isRight ? [] : [find('shapes/decision', path, `${lines} lines`)]
    })

const SHARED_FOLDER = /^src\/(features|commons)\/[^/]+\//

/** Folders, names and numbers: what a stranger may expect of every room. */
export const checkShapes = (tree: Tree, modules: readonly Module[]): Finding[] => {
  const places = tree.filter(({ path }) => path.startsWith('src/')).map(({ path }) => placeOf(path))
  const rooms = new Set(places.filter(({ path }) => SHARED_FOLDER.test(path)).map(({ room }) => room))
  return [
    ...places.flatMap(checkFile),
    ...[...rooms].flatMap((room) =>
      checkRoom(
        room,
        places.filter((place) => place.room === room),
        tree,
      ),
    ),
    ...checkActions(modules),
    ...checkBarrels(modules),
    ...checkDecisions(tree),
    ...tree
      .filter(({ path }) => !path.startsWith('src/') && isCode(path) && folderOf(path) !== '')
      .flatMap(({ path }) => checkNames(path)),
  ]
}
