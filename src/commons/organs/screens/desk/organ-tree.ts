import type { Organ } from '../../spec/contract.ts'

export interface Branch {
  readonly organ: Organ
  /** How many of the listed ones stand above it. */
  readonly depth: number
}

/** Organs in the order of a tree: each below the one it hangs on, where that is listed too. */
const treeOf = (organs: readonly Organ[]): Branch[] => {
  const listed = new Set(organs.map(({ id }) => id))
  const below = Map.groupBy(organs, ({ parent }) => (parent !== null && listed.has(parent) ? parent : ''))
  const branches: Branch[] = []
  const grow = (parent: string, depth: number): void => {
    for (const organ of below.get(parent) ?? []) {
      branches.push({ organ, depth })
      grow(organ.id, depth + 1)
    }
  }
  grow('', 0)
  return branches
}

export interface Place {
  readonly township: string | null
  readonly branches: readonly Branch[]
}

/** The tree township by township, the county's own first. */
export const placesOf = (organs: readonly Organ[]): Place[] => {
  const branches = treeOf(organs)
  const roots: { township: string | null; branches: Branch[] }[] = []
  for (const branch of branches) {
    const last = roots.at(-1)
    const township = branch.organ.division?.slice(0, 9) ?? null
    if (last && (branch.depth > 0 || last.township === township)) last.branches.push(branch)
    else roots.push({ township, branches: [branch] })
  }
  return [...Map.groupBy(roots, ({ township }) => township)]
    .map(([township, parts]) => ({ township, branches: parts.flatMap((part) => part.branches) }))
    .sort((a, b) => (a.township ?? '').localeCompare(b.township ?? ''))
}
