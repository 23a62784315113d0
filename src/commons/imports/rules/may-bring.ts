import { unless, type Verdict } from '#kernel/verdict.ts'
import { holds, reaches, scopesOf, type Viewer } from '#kernel/viewer.ts'

const county = { division: null, organs: [] }

/** Whose list a viewer brings in: the county's, or that of the one township that he brings lists in for. */
export const broughtFor = (viewer: Viewer): string | null => {
  if (reaches(viewer, 'imports.run', county)) return null
  const [scope] = scopesOf(viewer, 'imports.run')
  return scope?.kind === 'divisions' ? (scope.codes[0] ?? null) : null
}

interface Kind {
  readonly permission: string
  readonly isForTownships?: true
}

/** Lists are the county's, but for the kinds that are made for a township's own congress too. */
export const mayBring = (viewer: Viewer, { permission, isForTownships }: Kind): Verdict => {
  const mayRun = isForTownships ? holds(viewer, 'imports.run') : reaches(viewer, 'imports.run', county)
  return unless(mayRun && holds(viewer, permission), 'not-allowed')
}
