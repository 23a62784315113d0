import { uuidv7 } from 'uuidv7'
import type { Role } from '#commons/access/spec/roles.ts'
import type { ExampleApp } from '../../fixtures/app.ts'
import { postOf } from '../../fixtures/counties.ts'
import { enrolled, inBrowser } from '../../fixtures/log-in.ts'

/** The hand-over that each role is swept with: what one has named only he takes back, and one of a post is open at a time. */
export const successionsOf = async (app: ExampleApp): Promise<(role: Role) => string> => {
  const [security, auditor] = [await inBrowser(app, 'security'), await inBrowser(app, 'auditor')]
  const [own, open] = [uuidv7(), uuidv7()]
  const { person } = await enrolled(app, '接任的')
  const named = { post: postOf('security'), person, ground: 'retired', basis: '办公室会议' }
  await security('/api/v1/successions', { id: own, ...named })
  const withdraw = { actId: uuidv7(), version: 1, input: { reason: '再想想' } }
  await security(`/api/v1/successions/${own}/actions/withdraw`, withdraw)
  await auditor('/api/v1/successions', { id: open, ...named })
  return (role) => (role === 'securityAdmin' ? own : open)
}
