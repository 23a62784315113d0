import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { scopesOf, type Viewer } from '#kernel/viewer.ts'

const permission = 'figures.read'

/**
 * Townships over which a viewer may count: null for the whole county. Who reads figures of townships gets those, or the
 * one of them that he asks for. Throws Problem `not-allowed` where his reach does not go.
 */
export const townshipsFor = (viewer: Viewer, asked: string | undefined): readonly string[] | null => {
  const scopes = scopesOf(viewer, permission)
  if (scopes.some(({ kind }) => kind === 'county')) return asked ? [asked] : null
  const codes = scopes.flatMap((scope) => (scope.kind === 'divisions' ? scope.codes : []))
  if (codes.length === 0 || (asked && !codes.includes(asked))) throw new Problem(refuse('not-allowed'))
  return asked ? [asked] : [...new Set(codes)].sort()
}
