import { type ESTree, Visitor, type VisitorObject } from 'vite'
import { lineAt } from './tree.ts'

export interface Text {
  readonly text: string
  readonly line: number
  /** Name of the property, tag or call that it belongs to: `law` in `{ law: '…' }`, `sql` in sql`…`. */
  readonly of: string
}

export interface Sighting {
  readonly what: string
  readonly line: number
}

export interface FunctionSize {
  readonly name: string
  readonly line: number
  readonly lines: number
}

/** A property that is not itself an object, by its path of keys: `state.received`. */
export interface Entry {
  readonly key: string
  readonly text: string
  readonly line: number
}

/** What a syntax tree shows besides its imports and exports. */
export interface Facts {
  readonly texts: Text[]
  readonly clock: Sighting[]
  readonly chance: Sighting[]
  readonly world: Sighting[]
  readonly functions: FunctionSize[]
  readonly entries: Entry[]
  /** `import('./a.ts').A` in a type. */
  readonly typeImports: { readonly specifier: string; readonly start: number }[]
}

const CLOCK = new Set(['Date.now', 'Date', 'performance.now', 'process.hrtime', 'process.hrtime.bigint'])
const CHANCE = new Set([
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'randomUUID',
  'randomBytes',
  'uuidv7',
])
const WORLD = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])
const WORLD_OBJECTS = new Set(['process', 'console', 'globalThis', 'localStorage', 'document', 'window'])

const nameOf = (node: ESTree.Node | null | undefined): string => {
  if (!node) return ''
  if (node.type === 'Identifier') return node.name
  if (node.type === 'Literal') return String(node.value)
  if (node.type === 'MemberExpression') return `${nameOf(node.object)}.${nameOf(node.property)}`
  return ''
}

type Owners = Map<ESTree.Node, string>

/** Who a text or function belongs to: the variable, property, tag or call that holds it. */
const ownerVisitor = (owners: Owners): VisitorObject => ({
  VariableDeclarator: (node) => {
    if (node.init) owners.set(node.init, nameOf(node.id))
  },
  TaggedTemplateExpression: (node) => {
    owners.set(node.quasi, nameOf(node.tag))
  },
})

const textVisitor = (facts: Facts, owners: Owners, line: (node: ESTree.Node) => number): VisitorObject => {
  const add = (node: ESTree.Node, text: string) =>
    facts.texts.push({ text, line: line(node), of: owners.get(node) ?? '' })
  return {
    Literal: (node) => {
      if (typeof node.value === 'string') add(node, node.value)
    },
    JSXText: (node) => {
      add(node, node.value)
    },
    TemplateLiteral: (node) => {
      add(node, node.quasis.map(({ value }) => value.cooked ?? value.raw).join('$'))
    },
  }
}

const worldVisitor = (facts: Facts, owners: Owners, line: (node: ESTree.Node) => number): VisitorObject => {
  const see = (node: ESTree.Node, what: string) => {
    if (CLOCK.has(what)) facts.clock.push({ what, line: line(node) })
    if (CHANCE.has(what)) facts.chance.push({ what, line: line(node) })
    if (WORLD.has(what)) facts.world.push({ what, line: line(node) })
  }
  return {
    CallExpression: (node) => {
      const name = nameOf(node.callee)
      see(node, name)
      for (const argument of node.arguments) if (!owners.has(argument)) owners.set(argument, name)
    },
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) see(node, 'Date')
    },
    MemberExpression: (node) => {
      if (WORLD_OBJECTS.has(nameOf(node.object))) facts.world.push({ what: nameOf(node), line: line(node) })
    },
  }
}

const sizeVisitor = (
  facts: Facts,
  owners: Owners,
  source: string,
  line: (node: ESTree.Node) => number,
): VisitorObject => {
  const size = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
    const name = owners.get(node) || ('id' in node && nameOf(node.id)) || 'a function'
    facts.functions.push({ name, line: line(node), lines: source.slice(node.start, node.end).split('\n').length })
  }
  return { FunctionDeclaration: size, FunctionExpression: size, ArrowFunctionExpression: size }
}

const entryVisitor = (
  facts: Facts,
  owners: Owners,
  source: string,
  line: (node: ESTree.Node) => number,
): VisitorObject => {
  const keys: string[] = []
  return {
    Property: (node) => {
      keys.push(nameOf(node.key))
      owners.set(node.value, nameOf(node.key))
      if (node.value.type === 'ObjectExpression') return
      facts.entries.push({
        key: keys.join('.'),
        text: source.slice(node.value.start, node.value.end),
        line: line(node),
      })
    },
    'Property:exit': () => {
      keys.pop()
    },
  }
}

/** One walk over a syntax tree. Comments and strings cannot fool it. */
export const factsOf = (program: ESTree.Program, source: string): Facts => {
  const facts: Facts = { texts: [], clock: [], chance: [], world: [], functions: [], entries: [], typeImports: [] }
  const owners: Owners = new Map()
  const line = (node: ESTree.Node) => lineAt(source, node.start)
  new Visitor({
    ...ownerVisitor(owners),
    ...textVisitor(facts, owners, line),
    ...worldVisitor(facts, owners, line),
    ...sizeVisitor(facts, owners, source, line),
    ...entryVisitor(facts, owners, source, line),
    TSImportType: (node) => {
      facts.typeImports.push({ specifier: node.source.value, start: node.start })
    },
  }).visit(program)
  return facts
}
