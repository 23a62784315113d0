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

/** People for the rows, made when first asked for; each is once what the row says, and nobody else. */
export const askersOf = (app: ExampleApp) => {
  const { act, must } = peopleOf(app)
  const known = new Map<string, Promise<Minted>>()

  const make = async ({ role, where }: Row): Promise<Minted> => {
    const isForeign = where === 'otherCounty' || where === 'foreignDoor'
    const post = placeOf(role as Role, where)
    const one = await mint(app, [post], {
      county: isForeign ? other : home,
      name: `${role} ${where}`,
      township: post.division ?? /:(\d{9})$/.exec(post.organ)?.[1] ?? null,
    })
    const held = { id: one.posts[0] ?? '', version: 1 }
    if (where === 'endedPost')
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
