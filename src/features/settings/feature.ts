import { z } from 'zod'
import { type Manifest, manifest } from '#platform/manifest.ts'
import { editionLife } from './spec/lifecycle.ts'
import { settingRefusals } from './spec/refusals.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { decideSetting } from './actions/decide-setting.ts'
import { routesOf } from './wiring/routes.ts'

/** The room of settings, over those that the other rooms declare. */
export const settingsRoom = (rooms: readonly Manifest[]): Manifest => {
  const declared = new Map(
    rooms.flatMap(({ name, settings }) => (settings instanceof z.ZodObject ? [[name, settings] as const] : [])),
  )
  const decide = decideSetting(declared)
  return manifest({
    name: 'settings',
    routes: routesOf(declared, decide),
    actions: [decide],
    lifecycles: [editionLife],
    settings: z.object({}),
    labels: { 'zh-CN': zh, en },
    refusals: settingRefusals,
  })
}
