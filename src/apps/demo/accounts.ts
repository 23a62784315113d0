import { dayOf } from '#kernel/day.ts'
import { roleName } from '#commons/access/data/me.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import { postsOf } from '#commons/people/data/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import type { Db } from '#platform/db/db.ts'
import { cast, demoCode, leads } from './cast.ts'

export const demoKey = 'demo'

/** What `demo accounts --json` prints. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly role: string
  readonly post: string
  readonly organ: string
  readonly division: string
  readonly name: string
  /** One of the eight that are printed at start. */
  readonly isLead: boolean
}

/** Without the letters and digits that are read as each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve characters in three groups (59 bits), the same for one instance, other for every other: they come from its key. */
export const demoPassword = (keys: Keys, login: string): string => {
  const bytes = derive(keys, 'login', 'demo-password', demoKey, login)
  const letters = [...bytes.subarray(0, 24)].map((_, index) =>
    index % 2 === 0 ? alphabet[bytes.readUInt16BE(index) % alphabet.length] : '',
  )
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** Id of the invented person behind a demo log-in. */
export const demoPerson = (login: string): string => namedId('person', demoKey, login)

/** The demo's log-ins with their passwords, the eight main ones first; empty when the demo is not loaded. */
export const demoAccounts = (db: Db, keys: Keys, now: Date): Promise<DemoAccount[]> =>
  db.read(demoKey, async (session) => {
    const divisions = divisionStore(session)
    const accounts: DemoAccount[] = []
    for (const player of cast) {
      const [post] = await postsOf(session, demoPerson(player.login), dayOf(now))
      if (!post) continue
      accounts.push({
        login: player.login,
        password: demoPassword(keys, player.login),
        role: post.role,
        post: roleName(post.role, 'zh-CN'),
        organ: post.organName,
        division: (await divisions.get(post.division ?? demoCode)).shortName,
        name: post.name,
        isLead: leads.includes(player),
      })
    }
    return accounts
  })
