import type { EndsWithLife } from '#commons/people/data/lookups.ts'
import { sql } from '#platform/db/sql.ts'

const living = ['elected', 'qualified', 'inForce', 'suspended'] as const

/** Mandates end by nature with a life (代表法 62), in the act that records the death. */
export const mandatesOfALife: EndsWithLife = {
  actions: ['mandate.lapse'],
  acts: async (session, person, diedOn) =>
    (
      await session.all(sql<{ id: string }>`
        select m.id from mandates.mandate m join people.card p on p.county = m.county and p.id = m.person
        where m.county = ${session.county} and ${person}::uuid in (p.id, p.merged_into) and m.state = any(${[...living]}::text[]) order by m.id`)
    ).map(({ id }) => ({ action: 'mandate.lapse', id, input: { endsOn: diedOn } })),
  heldUntil: async (session, person) =>
    (
      await session.one(sql<{ until: string | null }>`
        select max(case when m.state = any(${[...living]}::text[]) then 'infinity' else m.ends_on end)::text as until
        from mandates.mandate m join people.card p on p.county = m.county and p.id = m.person
        where m.county = ${session.county} and ${person}::uuid in (p.id, p.merged_into)`)
    )?.until ?? null,
}
