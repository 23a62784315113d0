import type { Finding } from '../source/finding.ts'
import { type Module, readModules } from '../source/modules.ts'
import type { Tree } from '../source/tree.ts'

/** A tree that exists in memory only: text by path. */
export type Files = Readonly<Record<string, string>>

const manifest = "export const feature = { name: 'x' }\n"
const readme = `# A room\n${'One more line of what happens.\n'.repeat(20)}`

/** A small house without a fault: two features, two commons rooms, a screen for each kind of face. */
const cleanFiles: Files = {
  'src/kernel/day.ts': 'export type Day = string\nexport const day = (text: string): Day => text\n',
  'src/kernel/seal.ts': "import { createHmac } from 'node:crypto'\nexport const digest = createHmac\n",
  'src/ui/tokens.ts': "export const red = '#c00'\n",
  'src/ui/labels/zh-CN.ts': "export const labels = { red: '红' } as const\n",
  'src/ui/labels/en.ts': "export const labels = { red: 'red' } as const\n",
  'src/ui/desk/words.ts':
    "import { labels } from '../labels/en.ts'\nexport const words = [labels, import('../labels/zh-CN.ts')]\n",
  'src/ui/desk/button.tsx': "import { red } from '../tokens.ts'\nexport const Button = () => <b color={red} />\n",
  'src/ui/light/link.tsx': "import { red } from '#ui/tokens.ts'\nexport const Link = () => <a color={red} />\n",
  'src/platform/db/db.ts': "import pg from 'pg'\nexport const db = pg\n",
  'src/commons/organs/README.md': readme,
  'src/commons/organs/organs.ts': "import { readOrgans } from './data/store.ts'\nexport const organs = readOrgans\n",
  'src/commons/organs/spec/organ.ts': "import { z } from 'zod'\nexport const organ = z.string()\n",
  'src/commons/organs/data/store.ts':
    "import { db } from '#platform/db/db.ts'\nimport { organ } from '../spec/organ.ts'\nexport const readOrgans = [db, organ, 'select name from organs.organ']\n",
  'src/commons/organs/data/migrations/0001-organ.ts':
    "export const migration = ['create table organs.organ (county text)', 'create view organs.card as select county from organs.organ']\n",
  'src/commons/people/README.md': readme,
  'src/commons/people/people.ts': "import { organs } from '#commons/organs/organs.ts'\nexport const people = organs\n",
  'src/features/opinions/README.md': readme,
  'src/features/opinions/feature.ts': "import { routes } from './wiring/routes.ts'\nexport const feature = routes\n",
  'src/features/opinions/spec/contract.ts':
    "import { organ } from '#commons/organs/spec/organ.ts'\nimport { day } from '#kernel/day.ts'\nexport const contract = { organ, day }\n",
  'src/features/opinions/spec/labels/zh-CN.ts':
    "export const labels = { state: { received: '已收到' }, told: '请等 {days} 天' } as const\n",
  'src/features/opinions/spec/labels/en.ts':
    "export const labels = { state: { received: 'received' }, told: 'wait {days} days' } as const\n",
  'src/features/opinions/rules/policy.ts':
    "import { contract } from '../spec/contract.ts'\n/** new Date() in a comment, and no clock. */\nexport const may = (at: string) => [contract, new Date(at), 'Date.now()']\n",
  'src/features/opinions/data/store.ts':
    "import { db } from '#platform/db/db.ts'\nexport const store = [db, sql`select o.title, c.name from opinions.opinion o join organs.card c using (county)`]\n",
  'src/features/opinions/actions/hand-back.ts':
    "import { store } from '../data/store.ts'\nimport { may } from '../rules/policy.ts'\nexport const handBack = [store, may]\n",
  'src/features/opinions/wiring/routes.ts':
    "import { handBack } from '../actions/hand-back.ts'\nexport const routes = [handBack]\n",
  'src/features/opinions/screens/desk/screens.tsx':
    "import { Button } from '#ui/desk/button.tsx'\nimport { contract } from '../../spec/contract.ts'\nexport const screens = [contract, <Button />]\n",
  'src/features/opinions/screens/public/screens.tsx':
    "import { Link } from '#ui/light/link.tsx'\nimport { contract } from '../../spec/contract.ts'\nexport const screens = [contract, <Link />]\n",
  'src/features/opinions/tests/rules.test.ts': "import { may } from '../rules/policy.ts'\nmay('2026-11-24')\n",
  'src/features/motions/README.md': readme,
  'src/features/motions/feature.ts': manifest,
  'src/apps/rooms.ts':
    "import { feature } from '#features/opinions/feature.ts'\nimport { people } from '#commons/people/people.ts'\nexport const rooms = [feature, people]\n",
  'src/apps/server/main.ts':
    "import { digest } from '#kernel/seal.ts'\nimport { rooms } from '../rooms.ts'\nexport const main = [rooms, digest]\n",
  'src/apps/desk/main.tsx':
    "import { screens } from '#features/opinions/screens/desk/screens.tsx'\nexport const main = screens\n",
  'src/apps/portal/render.tsx':
    "import { screens } from '#features/opinions/screens/public/screens.tsx'\nexport const render = screens\n",
}

/** The clean house with some files put in, or replaced. */
export const planted = (files: Files): { tree: Tree; modules: readonly Module[]; paths: ReadonlySet<string> } => {
  const tree = Object.entries({ ...cleanFiles, ...files }).map(([path, text]) => ({ path, text }))
  return { tree, modules: readModules(tree), paths: new Set(tree.map(({ path }) => path)) }
}

/** Names of the rules broken, each once, sorted. */
export const rulesOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ rule }) => rule))].sort()
