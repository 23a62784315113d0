import { uuidv7 } from 'uuidv7'
import type { OpinionMove } from '#features/opinions/spec/lifecycle.ts'
import type { ExampleApp } from '../../fixtures/app.ts'
import { organOf } from '../../fixtures/cast.ts'
import { villages } from '../../fixtures/divisions.ts'
import { type Case, inputs, opinionsOf } from '../../fixtures/opinions.ts'
import type { Row } from '../matrix/row.ts'

/** What is sent: the path with the record in it, and a right body. */
export interface Sent {
  readonly path: string
  readonly body?: unknown
  /** A file, sent as it stands. */
  readonly raw?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** An act as it is sent, on a record of this version. */
export const acting = (version: number, input: unknown) => ({ actId: uuidv7(), version, input })

export const verbOf = (path: string): string | undefined => /\/actions\/(\w+)$/.exec(path)?.[1]

/** What the government of a township does until a matter of one of its villages stands so. */
const ways: Partial<Record<string, readonly ('acknowledge' | 'draft')[]>> = {
  handling: ['acknowledge'],
  drafted: ['acknowledge', 'draft'],
}

/** Opinions of the eastern township as the rows want them, and the act on them. */
export const opinionRecords = (app: ExampleApp) => {
  const { caseIn, must } = opinionsOf(app)

  /** With a village committee below the township's government. */
  const ofVillage = async (state: Row['state']): Promise<Case> => {
    const one = await caseIn('accepted')
    await must(one, 'assign', { ...inputs.assign, handler: organOf(`village:${villages.eastFirst}`) })
    for (const move of ways[state ?? ''] ?? []) {
      const path = `/api/v1/opinions/${one.id}/actions/${move}`
      const { status, body, text } = await app.as('eastDrafter')(path, { body: acting(one.version, inputs[move]) })
      if (status !== 200) throw new Error(`${move}: ${text}`)
      one.version = Number(body.version)
    }
    return one
  }

  return async ({ state, where }: Row, path: string): Promise<Sent> => {
    const one = await (where.endsWith('Village') ? ofVillage(state) : caseIn(state ?? 'received'))
    const verb = verbOf(path) as OpinionMove | undefined
    const filled = path
      .replace('{id}', one.id)
      .replace('{link}', where === 'otherRecord' ? 'x'.repeat(one.link.length) : one.link)
    if (!verb) return { path: filled }
    const input = verb === 'merge' ? { ...inputs.merge, into: (await caseIn('accepted')).id } : inputs[verb]
    return { path: filled, body: acting(one.version, input) }
  }
}
