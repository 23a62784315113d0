import { describe, expect, it } from 'vitest'
import { holding } from '../held.ts'

/** Something that starts after a while and notes when it stops. */
const thing = (name: string, done: string[]) => ({
  starting: new Promise<string>((resolve) => setTimeout(() => resolve(name), 5)),
  stop: async (value: string) => {
    await Promise.resolve()
    done.push(value)
  },
})

describe('起停', () => {
  it('后起的先停，只停一次', async () => {
    const done: string[] = []
    const { hold, stopAll } = holding()
    for (const name of ['database', 'worker', 'app']) {
      const { starting, stop } = thing(name, done)
      expect(await hold(starting, stop)).toBe(name)
    }
    await Promise.all([stopAll(), stopAll()])
    await stopAll()
    expect(done).toEqual(['app', 'worker', 'database'])
  })

  it('起不来的不停，先起的照停', async () => {
    const done: string[] = []
    const { hold, stopAll } = holding()
    const { starting, stop } = thing('database', done)
    await hold(starting, stop)
    await expect(hold(Promise.reject(new Error('no port')), () => done.push('app'))).rejects.toThrow('no port')
    await stopAll()
    expect(done).toEqual(['database'])
  })

  it('一个停不好，别的照样停，错误说得出来', async () => {
    const done: string[] = []
    const { hold, stopAll } = holding()
    await hold('database', (value) => done.push(value))
    await hold('app', () => Promise.reject(new Error('will not stop')))
    await expect(stopAll()).rejects.toThrow('will not stop')
    expect(done).toEqual(['database'])
  })

  it('正在起的时候要停：起来就停掉，以后的不再起', async () => {
    const done: string[] = []
    const { hold, stopAll } = holding()
    const { starting, stop } = thing('database', done)
    const held = hold(starting, stop)
    await stopAll()
    await expect(held).rejects.toThrow('stopped while starting')
    expect(done).toEqual(['database'])
  })
})
