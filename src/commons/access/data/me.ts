import { dayOf } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { findCounty } from '#commons/organs/data/counties.ts'
import { labels as peopleEn } from '#commons/people/spec/labels/en.ts'
import { labels as peopleZh } from '#commons/people/spec/labels/zh-CN.ts'
import type { Language } from '#platform/action/context.ts'
import type { Session } from '#platform/db/session.ts'
import { loginName } from '#platform/login/login.ts'
import { type Actable, actableOf } from './choices.ts'
import type { Me } from '../spec/contract.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { isRole } from '../spec/roles.ts'

/** Name of a role, also of one that gives no rights; in traditional characters the caller's screen turns it over. */
export const roleName = (role: string, language: Language): string => {
  const isEnglish = language === 'en'
  if (isRole(role)) return (isEnglish ? en : zh)[`role.${role}`]
  const named: Readonly<Record<string, string>> = isEnglish ? peopleEn : peopleZh
  return named[`role.${role}`] ?? role
}

const ownCount = (posts: readonly Actable[]): number => posts.filter(({ standsFor }) => standsFor === null).length

/** Who is logged in, as screens need it. */
export const meOf = async (session: Session, viewer: Viewer, now: Date, language: Language): Promise<Me> => {
  const [county, choices] = await Promise.all([
    findCounty(session),
    viewer.person === null ? [] : actableOf(session, viewer.person, dayOf(now)),
  ])
  const isWhole = viewer.posts.every(({ standsFor }) => standsFor === null) && viewer.posts.length === ownCount(choices)
  return {
    login: (await loginName(session, viewer.login ?? '')) ?? '',
    name: viewer.name,
    posts: viewer.posts.map((post) => ({ ...post, roleName: roleName(post.role, language) })),
    choices: choices.map(({ id, organ, organName, role, division, standsFor, until }) => ({
      id,
      organ,
      organName,
      role,
      roleName: roleName(role, language),
      division,
      standsFor,
      until,
    })),
    chosen: isWhole ? null : (viewer.posts[0]?.id ?? null),
    permissions: [...new Set(viewer.grants.map(({ permission }) => permission))].sort(),
    county: { key: viewer.county, name: county?.name ?? viewer.county, demo: county?.isDemo ?? false },
    today: dayOf(now),
  }
}
