import { labels as peopleEn } from '#commons/people/spec/labels/en.ts'
import { labels as peopleZh } from '#commons/people/spec/labels/zh-CN.ts'
import type { Labels, View } from '#ui/light/screen.ts'
import { labels as en } from '../../spec/labels/public/en.ts'
import { labels as zh } from '../../spec/labels/public/zh-CN.ts'
import { type PublicRole, publicRoles } from '../../spec/public-facts.ts'

type RoleKey = `role.${PublicRole}`
const roleWords = (labels: Readonly<Record<RoleKey, string>>): Record<RoleKey, string> =>
  Object.fromEntries(publicRoles.map((role) => [`role.${role}`, labels[`role.${role}`]])) as Record<RoleKey, string>

export type WordKey = keyof typeof zh | RoleKey
/** This room's words, and what announced offices are called: people's own words for them. */
export const words = {
  zh: { ...zh, ...roleWords(peopleZh) },
  en: { ...en, ...roleWords(peopleEn) },
} satisfies Labels<WordKey>

export type DeputyView = View<WordKey>
