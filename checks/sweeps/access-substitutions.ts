import { uuidv7 } from 'uuidv7'
import type { ExampleApp } from '../../fixtures/app.ts'
import type { Actor } from '../../fixtures/cast.ts'
import { personOf, postOf } from '../../fixtures/counties.ts'

/** A body that appoints somebody, right in itself. */
export const appointing = (over: Readonly<Record<string, unknown>>) => ({
  id: uuidv7(),
  startsOn: '2026-11-01',
  endsOn: '2027-11-01',
  reason: '示例缘由',
  ...over,
})

/** Each of those who can stand in does so for a keeper or chair of the eastern township, one after the other: the id by the actor. */
export const substitutionsOf = async (
  app: ExampleApp,
  actors: readonly Actor[],
): Promise<ReadonlyMap<Actor, string>> => {
  const made = new Map<Actor, string>()
  for (const [at, actor] of [...new Set(actors)].entries()) {
    const day = `2027-01-${10 + at}`
    const body = appointing({
      post: postOf(actor === 'eastKeeper' ? 'eastChair' : 'eastKeeper'),
      person: personOf(actor),
      startsOn: day,
      endsOn: day,
    })
    const { status } = await app.as('office')('/api/v1/substitutions', { body })
    if (status === 201) made.set(actor, body.id)
  }
  return made
}
