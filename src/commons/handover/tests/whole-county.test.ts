import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { addMandates } from '#commons/mandates/data/bulk.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { must, countEvents } = peopleOf(app)

/** Whole size: LUZHI_WHOLE=1; 300 deputies of the county and twenty congresses of sixty. Otherwise enough to see that nothing is done twice. */
const isWhole = process.env['LUZHI_WHOLE'] === '1'
const size = isWhole
  ? { county: 300, township: 60, times: Number(process.env['LUZHI_TIMES'] ?? 20) }
  : { county: 40, township: 0, times: 0 }

interface Body {
  readonly congress: string
  readonly level: 'county' | 'township'
  readonly count: number
  readonly term: number
}

/** Deputies of one term: half of them sat in the one before. With `seats` in the standing committee for some of them. */
const seed = async ({ congress, level, count, term }: Body, isNew: boolean): Promise<void> => {
  const township = level === 'township' ? townships.east : null
  const people = Array.from({ length: count }, (_, at) => {
    const shift = isNew ? Math.floor(count / 2) : 0
    return { id: namedId('whole person', congress, String(at + shift)), name: `示例${at + shift}`, at }
  })
  const mandates = people.map(({ id, name }) => ({
    id: namedId('whole mandate', congress, String(term), id),
    person: id,
    name,
    level,
    congress,
    congressName: '示例人民代表大会',
    term,
    constituency: null,
    constituencyName: null,
    delegation: null,
    township,
    electedOn: '2021-11-01',
    startsOn: '2021-12-01',
  }))
  await app.db.write(home, async (session) => {
    await addPersons(
      session,
      people.map(({ id, name }) => ({ id, name, isDemo: true, township: townships.east })),
    )
    await addMandates(session, mandates)
    if (isNew) {
      await session.one(sql`
        update mandates.mandate set state = 'qualified', starts_on = null, elected_on = '2026-11-01'
        where county = ${home} and congress = ${congress} and term = ${term}`)
      return
    }
    const post = (person: string, organ: string, role: string) => ({
      id: uuidv7(),
      person,
      organ,
      role: role as never,
      division: null,
      startsOn: '2021-12-01' as never,
    })
    await addPosts(session, [
      ...mandates.map(({ id, person }) => ({
        ...post(person, congress, 'deputy'),
        id: namedId('post of a mandate', id),
      })),
      ...people
        .filter(({ at }) => at < (level === 'county' ? 35 : 9))
        .map(({ id }) =>
          level === 'county'
            ? post(id, organOf('standing-committee'), 'committeeMember')
            : post(id, organOf(`presidium:${townships.east}`), 'presidiumMember'),
        ),
    ])
  })
}

const beginTerm = async (organ: string, number: number): Promise<void> => {
  const id = uuidv7()
  await must(app.as('office')('/api/v1/terms', { body: { id, organ, number, startsOn: '2021-12-01' } }))
  await must(
    app.as('office')(`/api/v1/terms/${id}/actions/begin`, {
      body: { actId: uuidv7(), version: 1, input: { startsOn: '2021-12-01' } },
    }),
  )
}

const day = (nth: number): string => `2026-11-${String(nth).padStart(2, '0')}`

/** One hand-over from drafting to done; answers how long the last act and the dry run took, in milliseconds. */
const handOver = async (congress: string, number: number, startsOn: string) => {
  const id = uuidv7()
  const ask = async (path: string, body?: unknown) =>
    must(app.as('office')(`/api/v1/handovers${path}`, body === undefined ? {} : { body: body as never }))
  const draft = await ask('', { id, congress, number, startsOn })
  let version = Number(draft.version)
  const act = async (verb: string, input: unknown = {}) => {
    const answer = await ask(`/${id}/actions/${verb}`, { actId: uuidv7(), version, input })
    version = Number(answer.version)
    return answer
  }
  await act('setRoll', { roll: [] })
  await act('openResults')
  await act('review', { basis: '审查报告' })
  const before = performance.now()
  await ask(`/${id}/dry-run`)
  const dry = performance.now() - before
  const began = performance.now()
  const done = await act('complete')
  return { dry, took: performance.now() - began, summary: (done.item as unknown as { summary: object }).summary }
}

it('一个县全部换届：一次一件事，每条记录都有自己的终止', { timeout: 300_000 }, async () => {
  const congress = organOf('congress')
  const terms = (await must(app.as('office')(`/api/v1/terms?organ=${congress}`))).items as unknown as {
    state: string
  }[]
  if (!terms.some(({ state }) => state === 'current')) await beginTerm(congress, 16)
  await seed({ congress, level: 'county', count: size.county, term: 16 }, false)
  await seed({ congress, level: 'county', count: size.county, term: 17 }, true)
  const before = await countEvents()
  const county = await handOver(congress, 17, '2026-11-20')
  expect(county.summary).toMatchObject({ begun: size.county })
  expect(await countEvents()).toBeGreaterThan(before + size.county * 4)
  const unmarked = await app.db.read(home, (session) =>
    session.one(sql<{ n: number }>`
      select count(*)::int as n from mandates.mandate m where m.county = ${home} and m.congress = ${congress} and m.state = 'ended'
        and not exists (select from audit.event e where e.county = m.county and e.kind = 'mandate' and e.record = m.id and e.name = 'mandate.ended')`),
  )
  expect(unmarked?.n).toBe(0)

  const town = organOf(`congress:${townships.east}`)
  const took: number[] = []
  for (let nth = 1; nth <= size.times; nth++) {
    if (nth === 1) {
      await beginTerm(town, 1)
      await seed({ congress: town, level: 'township', count: size.township, term: 1 }, false)
    }
    await seed({ congress: town, level: 'township', count: size.township, term: nth + 1 }, true)
    took.push((await handOver(town, nth + 1, day(nth))).took)
  }
  if (isWhole) {
    const sum = took.reduce((all, one) => all + one, 0)
    console.log(
      `county ${Math.round(county.took)} ms (dry run ${Math.round(county.dry)} ms), ${took.length} townships ${Math.round(sum)} ms, longest ${Math.round(Math.max(...took))} ms`,
    )
  }
})
