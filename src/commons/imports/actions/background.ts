import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import type { Context } from '#platform/action/context.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import { loginById } from '#platform/login/login.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { beat, type Stop, type UnderWay, underWay } from '../data/progress.ts'
import { mayBring } from '../rules/may-bring.ts'
import { advance } from './advance.ts'

export interface BackgroundOptions {
  readonly db: Db
  readonly ports: Ports
  readonly kinds: readonly ImportKind[]
  readonly counties: () => Promise<readonly string[]>
  readonly log: { warn(details: object, message: string): void }
  readonly now: () => Date
}

export interface Background {
  /** Hears of imports that are to go on. */
  readonly heard: Reaction
  /** Goes on with what is under way in all counties; answers when nothing is left that can go on. */
  round(): Promise<void>
  /** From now on without being asked. */
  start(): void
  /** Finishes the batch under way and ends. */
  stop(): Promise<void>
}

/** Between two looks when nothing is heard: another process may have died over its work. */
const lookEvery = 20_000

const codeOf = (error: unknown): string =>
  error instanceof Problem ? error.refusal.code : ((error as { code?: string }).code ?? 'internal')

const viewerFor = ({ db, now }: BackgroundOptions, county: string, login: string | null): Promise<Viewer | undefined> =>
  db.read(county, async (session) => {
    const found = login === null ? undefined : await loginById(session, login, now())
    return found && viewerOf(session, found, now())
  })

/** One batch, or why there is none; `waits`: what is left another process has claimed. */
const batch = async (
  options: BackgroundOptions,
  county: string,
  { id, kind: name, login }: UnderWay,
): Promise<Stop | 'more' | 'waits' | 'over'> => {
  const { db, ports, kinds, now } = options
  const kind = kinds.find((one) => one.kind === name)
  const viewer = await viewerFor(options, county, login)
  if (!kind || !viewer || !mayBring(viewer, kind).ok) return 'no-right'
  const context: Context = { county, viewer, db, ports, now: now(), language: 'zh-CN' }
  let rows = 0
  const { state } = await advance(context, kind, id, 1, (more) => {
    rows += more
  })
  if (state !== 'checking' && state !== 'running') return 'over'
  return rows > 0 ? 'more' : 'waits'
}

/** One batch of an import; whether there may be more. */
const goOn = async (options: BackgroundOptions, county: string, one: UnderWay): Promise<boolean> => {
  const { db, now, log } = options
  const outcome = await batch(options, county, one).catch((error: unknown) => {
    log.warn({ county, import: one.id, failure: codeOf(error) }, 'import does not go on')
    return 'trouble' as const
  })
  const stop = outcome === 'no-right' || outcome === 'trouble' ? outcome : null
  await db.write(county, async (session) => beat(session, one.id, now(), stop)).catch(() => {}) // the next batch tells
  return outcome === 'more'
}

/**
 * Checks and carries out imports in this process, whether or not anybody looks on. Each works under the log-in that let it run, which is
 * read anew for every batch: when its rights end the import stops, says so, and waits for somebody who has them.
 */
export const background = (options: BackgroundOptions): Background => {
  const { db, counties, log } = options
  let isStopping = false
  let isAwake = false
  let rouse = (): void => {}
  let running: Promise<void> | undefined

  /** A batch of each in turn, so that a long list does not keep a short one waiting. */
  const roundOf = async (county: string): Promise<void> => {
    for (let isMore = true; isMore; ) {
      isMore = false
      for (const one of await db.read(county, underWay))
        if (!isStopping && (await goOn(options, county, one))) isMore = true
    }
  }

  const round = async (): Promise<void> => {
    for (const county of await counties()) if (!isStopping) await roundOf(county)
  }

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      if (isStopping || isAwake) return resolve()
      const timer = setTimeout(resolve, lookEvery)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      isAwake = false
      await round().catch((error: unknown) => log.warn({ failure: codeOf(error) }, 'imports not looked at'))
      await pause()
    }
  }

  return {
    heard: reaction({
      name: 'imports.background',
      on: ['import.mapped', 'import.decided', 'import.started', 'import.resumed'],
      async run() {
        isAwake = true
        rouse()
      },
    }),
    round,
    start() {
      running ??= loop()
    },
    async stop() {
      isStopping = true
      rouse()
      await running
    },
  }
}
