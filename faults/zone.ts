import { today } from '#kernel/day.ts'
import { newSubmission, send } from './running/clients.ts'
import { withCounty } from './county.ts'
import type { Check } from './report.ts'

/** Between them there is no hour at which both hosts have the day that China has. */
const zones = ['Etc/GMT+12', 'Pacific/Kiritimati']

interface Dated {
  readonly item: { readonly on: string }
  readonly due: { readonly on: string } | null
}

/** Fault 10: the host of server and database lives by another clock; days and deadlines stay those of China. */
export const otherZones = (check: Check): Promise<void> =>
  withCounty(async ({ server, county, start, truth }) => {
    let running = server
    const enter = async () => {
      const { status, body } = await send(running.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
      return { status, ...(body as Dated) }
    }
    const usual = await enter()
    for (const zone of zones) {
      running.kill('SIGTERM')
      await running.ended
      running = await start({ TZ: zone, PGTZ: zone })
      const { status, item, due } = await enter()
      check(`a host in ${zone}: received on ${item?.on}, due on ${due?.on}`, [
        ...(status === 201 ? [] : [`answered ${status}`]),
        ...(item?.on === today(new Date()) ? [] : [`in China it is ${today(new Date())}`]),
        ...(due !== null && due?.on === usual.due?.on ? [] : [`at home it is due on ${usual.due?.on}`]),
        ...(await truth()),
      ])
    }
  })
