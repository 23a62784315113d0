import { uuidv7 } from 'uuidv7'
import { isAdministrator } from '#commons/people/rules/rules.ts'
import { beginLogin } from '#platform/login/token.ts'
import { enrolled, inBrowser, withCookie } from '../../fixtures/log-in.ts'
import type { Role } from '#commons/access/spec/roles.ts'
import type { ExampleApp } from '../../fixtures/app.ts'
import { agencies, home, other } from '../../fixtures/cast.ts'
import { peopleOf } from '../../fixtures/people.ts'
import { townships } from '../../fixtures/divisions.ts'
import { type Minted, type MintedPost, mint } from '../../fixtures/mint.ts'
import type { Row, Where } from '../matrix/row.ts'

type Side = 'own' | 'other'

const sideOf = (where: Where): Side => (where.startsWith('other') && where !== 'otherRecord' ? 'other' : 'own')

/** Where somebody of a role sits to stand so to a record of the eastern township that lies with the road agency. */
const placeOf = (role: Role, where: Where): MintedPost => {
  const side = sideOf(where)
  const township = side === 'own' ? townships.east : townships.west
  if (where === 'otherCounty' || where === 'foreignDoor') return abroad(role)
  switch (role) {
    case 'stationKeeper':
    case 'townshipChair':
      return { role, organ: `presidium:${township}` }
    case 'deputy':
      return { role, organ: 'congress', division: township }
    case 'agencyDrafter':
    case 'agencyHead':
    case 'agencySealKeeper':
    case 'agencyStandIn':
      return where.endsWith('Village')
        ? { role, organ: `government:${township}` }
        : { role, organ: `agency:${agencies[side === 'own' ? 0 : 1]}` }
    case 'officeClerk':
      return { role, organ: 'committee:deputies' }
    case 'committeeLeader':
      return { role, organ: 'standing-committee' }
    default:
      return { role, organ: 'office' }
  }
}

const abroad = (role: Role): MintedPost => {
  if (role === 'stationKeeper' || role === 'townshipChair') return { role, organ: `presidium:${townships.neighbour}` }
  if (role.startsWith('agency')) return { role, organ: `agency:${agencies[0]}` }
  return { role, organ: role === 'officeClerk' ? 'committee:deputies' : 'standing-committee' }
}

/** The same person in a browser, logged in just now: some acts ask for that (ASVS 7.5.3). */
export const inCookie = async (app: ExampleApp, one: Minted, county: string): Promise<Minted> => {
  const token = await app.db.write(county, (session) => beginLogin(session, one.login, app.clock.now))
  return {
    ...one,
    ask: (path, asking = {}) =>
      app.as(null)(path, { county, ...asking, headers: { ...withCookie(app, token), ...asking.headers } }),
  }
}

/** An administrator's post ends by being handed over, and by nothing else. */
const handedOver = async (app: ExampleApp, post: string): Promise<void> => {
  const { person } = await enrolled(app, '接任的')
  const given = { id: uuidv7(), post, person, ground: 'transferred', basis: '办公室会议' }
  const { status, text } = await (await inBrowser(app, 'security'))('/api/v1/successions', given)
  if (status !== 201) throw new Error(text)
}

/** People for the rows, made when first asked for; each is once what the row says, and nobody else. */
export const askersOf = (app: ExampleApp) => {
  const { act, must } = peopleOf(app)
  const known = new Map<string, Promise<Minted>>()

  const make = async ({ role, where }: Row): Promise<Minted> => {
    const isForeign = where === 'otherCounty' || where === 'foreignDoor'
    const post = placeOf(role as Role, where)
    const county = isForeign ? other : home
    const minted = await mint(app, [post], {
      county,
      name: `${role} ${where}`,
      township: post.division ?? /:(\d{9})$/.exec(post.organ)?.[1] ?? null,
    })
    const one = await inCookie(app, minted, county)
    const held = { id: one.posts[0] ?? '', version: 1 }
    if (where === 'endedPost' && isAdministrator(post.role)) await handedOver(app, held.id)
    else if (where === 'endedPost')
      await must(act('posts', held, 'end', { ground: 'transferred', lastDay: '2026-11-23', basis: '测试' }))
    if (where === 'suspendedPost') await must(act('posts', held, 'suspend', { reason: '测试' }))
    return one
  }

  return (row: Row): Promise<Minted> => {
    const key = `${row.role} ${row.where}`
    const one = known.get(key) ?? make(row)
    known.set(key, one)
    return one
  }
}
