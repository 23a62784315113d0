import type { Viewer } from '#kernel/viewer.ts'
import { loginOfRole } from '#commons/access/data/login-of-role.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { publicViewer } from '#commons/access/data/viewer.ts'
import type { Context } from '#platform/action/context.ts'
import { findLogin } from '#platform/login/login.ts'
import type { AtWork } from './at-work.ts'
import { wrongCall } from './outcome.ts'

/** A context in which the operator's tool works in a county, for a viewer. */
export const contextFor = ({ instance: { db }, ports }: AtWork, viewer: Viewer): Context => ({
  county: viewer.county,
  viewer,
  db,
  ports,
  now: new Date(),
  language: 'zh-CN',
})

/** The viewer that a named log-in is, or the county's first office clerk. Exit code 2 when there is no such log-in. */
export const clerkOf = ({ instance: { db } }: AtWork, county: string, name: string | undefined): Promise<Viewer> =>
  db.read(county, async (session) => {
    const now = new Date()
    const login =
      name === undefined ? await loginOfRole(session, 'officeClerk', now) : await findLogin(session, name, now)
    if (!login)
      throw wrongCall(
        name === undefined
          ? '县里还没有办公室人员的账号，请用 --login 指定 / no office clerk has a log-in here: name one with --login'
          : `没有账号 ${name} / no log-in ${name}`,
      )
    return viewerOf(session, login, now)
  })

/** The machine's operator as a reader of figures, which hold nobody's data. */
export const figuresReader = (county: string): Viewer => ({
  ...publicViewer(county),
  grants: [{ permission: 'figures.read', scope: { kind: 'county' } }],
})
