import type { Finding, Rules } from './source/finding.ts'
import type { Module } from './source/modules.ts'
import { placeOf } from './source/rooms.ts'
import { folderOf } from './source/tree.ts'

export const cycleRules = {
  'cycles/modules': 'Break the ring: move what both need into a third module, or pass it as an argument.',
  'cycles/folders': 'Two folders that import each other are one folder, or one of the files lies in the wrong one.',
  'cycles/rooms': 'Two rooms that import each other are one room, or a port typed in kernel/ is missing between them.',
} as const satisfies Rules

export type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Rings of a directed graph (Tarjan's strongly connected components of more than one node, or a node that points at itself). */
export const rings = (graph: Graph): string[][] => {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(node) !== index.get(node)) return
    const ring = stack.splice(stack.indexOf(node))
    if (ring.length > 1 || graph.get(node)?.has(node)) found.push(ring.sort())
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

interface Edge {
  readonly from: string
  readonly to: string
  readonly file: string
  readonly line: number
}

const edgesBetween = (modules: readonly Module[], group: (path: string) => string): Edge[] =>
  modules
    .filter(({ path }) => !path.includes('/tests/'))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ target, line }) =>
        target ? [{ from: group(path), to: group(target), file: path, line }] : [],
      ),
    )

const ringsBy = (rule: string, edges: readonly Edge[], isSelfARing: boolean): Finding[] => {
  const graph = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    if (from === to && !isSelfARing) continue
    graph.set(from, (graph.get(from) ?? new Set()).add(to))
  }
  return rings(graph).map((ring) => {
    const inside = edges.filter(
      ({ from, to }) => ring.includes(from) && ring.includes(to) && (from !== to || isSelfARing),
    )
    const [first] = inside
    const arrows = [...new Map(inside.map((edge) => [`${edge.from} → ${edge.to}`, edge])).entries()]
    const message = arrows.map(([arrow, { file, line }]) => `${arrow} (${file}:${line})`).join('; ')
    return { rule, file: first?.file ?? '', line: first?.line ?? 0, message }
  })
}

/** Rings of modules, of folders and of whole rooms (a room with everything below it). Tests are left out: nothing imports them. */
export const checkCycles = (modules: readonly Module[]): Finding[] => [
  ...ringsBy(
    'cycles/modules',
    edgesBetween(modules, (path) => path),
    true,
  ),
  ...ringsBy('cycles/folders', edgesBetween(modules, folderOf), false),
  ...ringsBy(
    'cycles/rooms',
    edgesBetween(modules, (path) => placeOf(path).room),
    false,
  ),
]
