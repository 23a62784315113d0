import { readFileSync } from 'node:fs'

/**
 * Loaded before the server (`--import`): its clock runs by as many milliseconds ahead as the file `FAULT_CLOCK` says, and its rounds of an
 * hour come every two seconds. What counts steadily (`performance.now`, timers) is left alone, as a clock that is set leaves it.
 */
const file = process.env['FAULT_CLOCK']
const anHour = 3_600_000
const { setInterval: every } = globalThis
let shift = 0
const look = (): void => {
  try {
    shift = Number(readFileSync(file ?? '', 'utf8')) || 0
  } catch {
    shift = 0
  }
}

if (file) {
  every(look, 100).unref()
  globalThis.setInterval = ((work: () => void, milliseconds?: number, ...rest: []) =>
    every(work, milliseconds === anHour ? 2000 : milliseconds, ...rest)) as typeof setInterval
  globalThis.Date = new Proxy(Date, {
    construct: (real, given: [], target) =>
      Reflect.construct(real, given.length === 0 ? [real.now() + shift] : given, target) as object,
    get: (real, key, receiver) =>
      key === 'now' ? () => real.now() + shift : (Reflect.get(real, key, receiver) as unknown),
  })
}
