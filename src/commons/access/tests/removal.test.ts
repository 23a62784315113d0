import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { beginLogin, createToken } from '#platform/login/token.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { mint } from '../../../../fixtures/mint.ts'
import { peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { act, must } = peopleOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

/**
 * A witness inside the removal's own transaction: as its last statement before it commits it counts the events of that log-in that are
 * committed. Whatever event there is more afterwards was committed after the removal; clocks have no part in it.
 */
beforeAll(() =>
  owner.query(`
    create table public.witness (n bigserial, login text, seen bigint);
    create function public.bear_witness() returns trigger language plpgsql security definer as $$
    declare whose text := case when tg_table_name = 'token' then to_jsonb(new)->>'login' else to_jsonb(new)->>'id' end;
    begin
      insert into public.witness (login, seen)
        select whose, count(*) from audit.event where county = '${home}' and by_login = whose;
      return null;
    end $$;
    create constraint trigger stamped after update of stamp on login.login deferrable initially deferred
      for each row execute function public.bear_witness();
    create constraint trigger revoked after update of revoked_at on login.token deferrable initially deferred
      for each row execute function public.bear_witness();`),
)

const chair = await mint(app, [{ role: 'townshipChair', organ: `presidium:${townships.east}` }], {
  township: townships.east,
})
const post = { id: chair.posts[0] ?? '', version: 1 }

/** Who stands in for the chair, in a browser that switched to the chair's post. */
const substitute = await mint(app, [{ role: 'deputy', organ: 'congress', division: townships.west }], {
  township: townships.east,
})

/** Whose acts are under way while a right is taken away. */
const whose = { ended: chair, suspended: chair, revoked: chair, substituted: substitute } as const

const asker =
  (token: string) =>
  (path: string, asking: { method?: string; body?: unknown } = {}) =>
    app.as(null)(path, { ...asking, headers: { authorization: `Bearer ${token}` } })

/** Events of this log-in that are there now, and those that the latest removal saw. */
const counted = async (login: string): Promise<{ now: number; seen: number }> => {
  const { rows } = await owner.query(
    `select (select count(*) from audit.event where county = $1 and by_login = $2) as now,
      (select seen from public.witness where login = $2 order by n desc limit 1) as seen`,
    [home, login],
  )
  return { now: Number(rows[0].now), seen: Number(rows[0].seen) }
}

/** Ways to lose the right to act; each answers how it is given back. */
const removals = {
  ended: async () => {
    await must(act('posts', post, 'end', { ground: 'transferred', lastDay: '2026-11-24' }))
    return () => must(act('posts', post, 'restore', { reason: '测试' }))
  },
  suspended: async () => {
    await must(act('posts', post, 'suspend', { reason: '测试' }))
    return () => must(act('posts', post, 'resume', { reason: '测试' }))
  },
  revoked: async (token: string) => {
    await must(asker(token)('/api/v1/login', { method: 'DELETE' }))
    return async () => {}
  },
  /** The chair's own post is suspended: who stands in for him is gone with it. */
  substituted: async () => removals.suspended(),
} as const

const actsOf = (token: string, count: number): Promise<number>[] =>
  Array.from({ length: count }, async (_, at) => {
    await sleep(at * 4)
    const { status } = await asker(token)('/api/v1/people', {
      body: { id: uuidv7(), name: '示例人', township: townships.east },
    })
    return status
  })

const tokenNow = () => app.db.write(home, (session) => createToken(session, chair.login, { now: app.clock.now }))

/** Of a browser whose owner switched to the chair's post. */
const tokenOfSubstitute = async (): Promise<string> => {
  const token = await app.db.write(home, (session) => beginLogin(session, substitute.login, app.clock.now))
  const { headers } = await asker(token)('/api/v1/login/post', { body: { post: post.id } })
  return /__Host-luzhi=([\w-]{43})/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''
}

const tokens = {
  ended: async () => chair.token,
  suspended: async () => chair.token,
  revoked: tokenNow,
  substituted: tokenOfSubstitute,
}

beforeAll(() =>
  must(
    app.as('office')('/api/v1/substitutions', {
      body: {
        id: uuidv7(),
        post: post.id,
        person: substitute.person,
        startsOn: '2026-11-01',
        endsOn: '2027-11-01',
        reason: '外出培训',
      },
    }),
  ),
)

/** One round: acts under way, the right taken away among them. Answers how many acts came through, and how many too late. */
const round = async (way: keyof typeof removals, after: number) => {
  app.clock.pass(3000) // whatever is remembered of the log-in is read anew …
  const token = await tokens[way]()
  await must(asker(token)('/api/v1/login')) // … and remembered again, with the right
  const acts = actsOf(token, 3)
  await sleep(after)
  const giveBack = await removals[way](token)
  const statuses = await Promise.all(acts)
  const { now, seen } = await counted(whose[way].login)
  await giveBack()
  return { done: statuses.filter((status) => status === 201).length, late: now - seen, statuses }
}

describe('收权和办事同时发生', () => {
  it('一千次：收权提交以后，没有一件办成', { timeout: 240_000 }, async () => {
    const ways = Object.keys(removals) as (keyof typeof removals)[]
    const total = { done: 0, refused: 0, late: 0, mixed: 0 }
    const odd = new Set<number>()
    for (let n = 0; n < 1000; n++) {
      const { done, late, statuses } = await round(ways[n % ways.length] ?? 'ended', n % 5)
      total.done += done
      total.refused += statuses.length - done
      total.late += late
      total.mixed += done > 0 && done < statuses.length ? 1 : 0
      for (const status of statuses) if (![201, 401, 403].includes(status)) odd.add(status)
    }
    expect({ late: total.late, odd: [...odd] }).toEqual({ late: 0, odd: [] })
    // The race was one: acts on both sides of it, within the same rounds.
    expect([total.done > 200, total.refused > 100, total.mixed > 50]).toEqual([true, true, true])
  })
})
