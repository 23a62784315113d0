import { randomUUID } from 'node:crypto'
import { toDay } from '#kernel/day.ts'
import { initCounty } from '#apps/init-county.ts'
import type { Instance } from '#apps/instance.ts'
import { divisionSource } from '#commons/divisions/actions/division-source.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import { organId } from '#commons/organs/data/store.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import type { Role } from '#commons/access/spec/roles.ts'
import { opinionSettings } from '#features/opinions/spec/settings.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { sql } from '#platform/db/sql.ts'
import { saveLogins } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { createToken } from '#platform/login/token.ts'
import { changeSettings } from '#platform/settings/settings.ts'

/** Key of the county that benchmarks and fault runs make for themselves: Shenqiu's divisions, 22 townships. */
export const benchKey = 'bench'
const code = '411624'
const begins = toDay('2022-01-01')
const agencyNames = Array.from({ length: 12 }, (_, index) => `县测试第${index + 1}局`)

/** Invented people with a token each. */
export const crew = {
  clerk: { role: 'officeClerk', organ: 'committee:deputies' },
  drafter: { role: 'agencyDrafter', organ: `agency:${agencyNames[0]}` },
  head: { role: 'agencyHead', organ: `agency:${agencyNames[0]}` },
} as const satisfies Readonly<Record<string, { role: Role; organ: string }>>
export type CrewMember = keyof typeof crew

export interface MadeCounty {
  readonly tokens: Readonly<Record<CrewMember, string>>
  readonly loginIds: Readonly<Record<CrewMember, string>>
  /** In the order of their codes, with the organ that receives there. */
  readonly townships: readonly { readonly code: string; readonly receiver: string }[]
  /** Ids; the drafter and the head belong to the first. */
  readonly agencies: readonly string[]
}

const members = Object.keys(crew) as CrewMember[]
const idOf = (what: string, member: CrewMember): string => namedId(`bench ${what}`, benchKey, member)
const byMember = <T>(pick: (member: CrewMember, index: number) => T) =>
  Object.fromEntries(members.map((member, index) => [member, pick(member, index)])) as Record<CrewMember, T>

/** Makes the county with its people and the categories cat01 to cat15, once; the tokens are new every time. */
export const makeCounty = async ({ db }: Pick<Instance, 'db'>): Promise<MadeCounty> => {
  await initCounty(db, divisionSource(), { code, key: benchKey, term: 16, termFrom: begins, agencies: agencyNames })
  const passwordHash = await hashPassword(randomUUID())
  return db.write(benchKey, async (session) => {
    const categories = Array.from({ length: 15 }, (_, index) => `cat${String(index + 1).padStart(2, '0')}`)
    await changeSettings(session, 'opinions', opinionSettings, {
      categories: categories.map((one) => ({ code: one, name: `分类 ${one}` })),
    })
    await addPersons(
      session,
      members.map((member) => ({ id: idOf('person', member), name: `测试${member}`, isDemo: true })),
    )
    const posts = members.map((member) => ({
      id: idOf('post', member),
      person: idOf('person', member),
      organ: organId(benchKey, crew[member].organ),
      role: crew[member].role,
      division: null,
      startsOn: begins,
    }))
    await addPosts(session, posts)
    await saveLogins(
      session,
      members.map((member) => ({
        id: idOf('login', member),
        name: `bench-${member}`,
        person: idOf('person', member),
        passwordHash,
        isDemo: false,
      })),
    )
    const now = new Date()
    const tokens = await Promise.all(members.map((member) => createToken(session, idOf('login', member), { now })))
    const receivers = await session.all(sql<{ division: string; id: string }>`
      select division, id from organs.name where county = ${benchKey} and kind in ('presidium', 'streetOffice')`)
    const receiverOf = new Map(receivers.map(({ division, id }) => [division, id]))
    const townships = (await divisionStore(session).allOf('township')).map((one) => ({
      code: one.code,
      receiver: receiverOf.get(one.code) ?? '',
    }))
    return {
      tokens: byMember((_, index) => tokens[index] ?? ''),
      loginIds: byMember((member) => idOf('login', member)),
      townships,
      agencies: agencyNames.map((name) => organId(benchKey, `agency:${name}`)),
    }
  })
}
