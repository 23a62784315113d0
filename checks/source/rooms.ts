/** Business nouns in the order of house.md §1: each may import only those above it. */
export const COMMONS = [
  'divisions',
  'calendar',
  'organs',
  'people',
  'mandates',
  'venues',
  'substitutions',
  'access',
  'administrators',
  'exports',
  'numbering',
  'files',
  'links',
  'tasks',
  'handover',
  'promises',
  'notices',
  'seals',
  'touches',
  'search',
  'imports',
  'figures',
] as const

export type Layer = 'apps' | 'features' | 'commons' | 'platform' | 'ui' | 'kernel' | 'outside'
export type Part = 'manifest' | 'spec' | 'rules' | 'data' | 'actions' | 'wiring' | 'screens' | 'tests' | 'root'

/** Where a module lives in the house. */
export interface Place {
  readonly path: string
  readonly layer: Layer
  /** `features/opinions`, `platform/db`, `apps/desk`; the layer itself for kernel, ui and files that lie in no room. */
  readonly room: string
  /** Name of the room alone: `opinions`. */
  readonly name: string
  readonly part: Part
  /** Whose screens: desk (React), public and phone (Preact); empty elsewhere. */
  readonly face: string
}

const LAYERS: readonly string[] = ['apps', 'features', 'commons', 'platform', 'ui', 'kernel']
export const STAIRS = ['spec', 'rules', 'data', 'actions', 'wiring', 'screens', 'tests'] as const

const FACES_OF_APPS: Readonly<Record<string, string>> = { desk: 'desk', portal: 'public', phone: 'phone' }

/** Building blocks: desk/ for the desk (React), light/ for public and phone (Preact); the rest of ui/ serves all. */
const FACES_OF_UI: ReadonlySet<string> = new Set(['desk', 'light'])

const faceOf = (layer: Layer, inner: readonly string[], part: Part): string => {
  if (part === 'screens') return inner[1] ?? ''
  if (layer === 'apps') return FACES_OF_APPS[inner[0] ?? ''] ?? ''
  if (layer === 'ui' && FACES_OF_UI.has(inner[0] ?? '')) return inner[0] ?? ''
  return ''
}

const partOf = (layer: Layer, name: string, inner: readonly string[], path: string): Part => {
  if (path.includes('/tests/')) return 'tests'
  if (layer !== 'features' && layer !== 'commons') return 'root'
  const [first = ''] = inner
  if (inner.length > 1) return (STAIRS as readonly string[]).includes(first) ? (first as Part) : 'root'
  return first === (layer === 'features' ? 'feature.ts' : `${name}.ts`) ? 'manifest' : 'root'
}

export const placeOf = (path: string): Place => {
  const [src, layerName = '', ...rest] = path.split('/')
  if (src !== 'src' || !LAYERS.includes(layerName)) {
    return { path, layer: 'outside', room: path.split('/')[0] ?? '', name: '', part: 'root', face: '' }
  }
  const layer = layerName as Layer
  const hasRooms = layer !== 'kernel' && layer !== 'ui' && rest.length > 1
  const name = hasRooms ? (rest[0] ?? '') : ''
  const inner = hasRooms ? rest.slice(1) : rest
  const part = partOf(layer, name, inner, path)
  const face = layer === 'apps' ? faceOf(layer, [name], part) : faceOf(layer, inner, part)
  return { path, layer, room: name ? `${layer}/${name}` : layer, name, part, face }
}
