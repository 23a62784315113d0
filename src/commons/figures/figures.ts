import type { Figure } from '#kernel/figure.ts'
import { manifest } from '#platform/manifest.ts'
import { labels as en } from './spec/labels/en.ts'
import { labels as zh } from './spec/labels/zh-CN.ts'
import { figureRoutes } from './wiring/routes.ts'

/** The room of figures, over those that the other rooms declare. */
export const figuresRoom = (declared: readonly Figure[]) =>
  manifest({
    name: 'figures',
    routes: figureRoutes(declared),
    labels: { 'zh-CN': zh, en },
    refusals: { 'unknown-figure': 404, 'unknown-dimension': 422, 'too-many-dimensions': 422, 'period-backwards': 422 },
  })
