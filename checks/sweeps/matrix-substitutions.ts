import { uuidv7 } from 'uuidv7'
import type { ExampleApp } from '../../fixtures/app.ts'
import { townships } from '../../fixtures/divisions.ts'
import { type Minted, mint } from '../../fixtures/mint.ts'
import { peopleOf } from '../../fixtures/people.ts'
import type { Row } from '../matrix/row.ts'
import { appointing } from './access-substitutions.ts'
import { acting, type Sent, verbOf } from './matrix-opinions.ts'

const path = '/api/v1/substitutions'
const township = townships.east

/** Substitutions in a post of the eastern township that nobody else has to do with. */
export const substitutionRecords = (app: ExampleApp) => {
  const { must } = peopleOf(app)

  const body = async (substitute?: Minted) => {
    const holder = await mint(app, [{ role: 'stationKeeper', organ: `presidium:${township}` }], { township })
    const person = substitute ?? (await mint(app, [], { township }))
    return appointing({ post: holder.posts[0], person: person.person })
  }

  return (row: Row, method: string, asked: string, asker: Minted | null): (() => Promise<Sent>) | undefined => {
    if (!asked.startsWith(path)) return undefined
    if (method === 'POST' && asked === path) return async () => ({ path, body: { ...(await body()), id: uuidv7() } })
    return async () => {
      const made = await body(row.where === 'ownRecord' ? (asker ?? undefined) : undefined)
      await must(app.as('office')(path, { body: made }))
      return { path: asked.replace('{id}', made.id), ...(verbOf(asked) && { body: acting(1, { reason: '提前回来' }) }) }
    }
  }
}
