import { describe, expect, it } from 'vitest'
import { believedClock, doubtAtOnce, latestOf } from '../clock.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 10, 28)
/** The machine has run for so long; its clock is so far off; the last batch was sealed then. */
const at = (ran: number, off = 0) => ({ wall: start + ran + off, steady: ran })
const told = (ran: number, off = 0, sealed = start) => ({ sealed, settled: sealed, database: start + ran + off })

describe('时钟信不信得过：信不过，到期的也不清（故障 9）', () => {
  it('一直走得准：信；差几秒、停机一个月以内也信', () => {
    const doubt = believedClock(at(0))
    for (let ran = hour; ran < 3 * day; ran += hour) expect(doubt(at(ran, ran % 7000), told(ran))).toBeNull()
    expect(believedClock(at(0))(at(hour), told(hour, 0, start - 30 * day))).toBeNull()
  })

  it.each([
    ['快了一天', day],
    ['快了四百天', 400 * day],
    ['慢了一小时', -hour],
  ])('%s：等它稳稳走过一天再信', (_, off) => {
    const doubt = believedClock(at(0))
    expect(doubt(at(hour), told(hour))).toBeNull()
    const sealed = start - day // nothing was sealed since, so that only the leap can tell
    expect(doubt(at(2 * hour, off), told(2 * hour, off, sealed))).toBe('clock-leapt')
    expect(doubt(at(25 * hour, off), told(25 * hour, off, sealed))).toBe('clock-leapt')
    expect(doubt(at(26 * hour, off), told(26 * hour, off, sealed))).toBeNull()
  })

  it('跳了又跳回来：从跳回来的时候再等一天', () => {
    const doubt = believedClock(at(0))
    doubt(at(hour, 400 * day), told(hour, 400 * day))
    expect(doubt(at(20 * hour), told(20 * hour))).toBe('clock-leapt')
    expect(doubt(at(43 * hour), told(43 * hour))).toBe('clock-leapt')
    expect(doubt(at(44 * hour), told(44 * hour))).toBeNull()
  })

  it('和数据库的时钟不一样、比已经封存的还早：什么时候改好什么时候信', () => {
    const doubt = believedClock(at(0))
    expect(doubt(at(hour), told(hour, 10 * 60_000))).toBe('clock-apart')
    expect(doubt(at(2 * hour), told(2 * hour))).toBeNull()
    expect(doubt(at(3 * hour), told(3 * hour, 0, start + 400 * day))).toBe('clock-behind')
    expect(doubt(at(4 * hour), told(4 * hour))).toBeNull()
  })

  it('启动时离最后一次封存一个多月：可能是关着的时候时钟走快了，先等一天', () => {
    const doubt = believedClock(at(0))
    expect(doubt(at(hour), told(hour, 0, start - 400 * day))).toBe('long-silence')
    expect(doubt(at(25 * hour), told(25 * hour, 0, start - 400 * day))).toBeNull()
  })

  it('启动以后一个小时里有人办了事，封存的是错的时间：还是先等一天', () => {
    const long = start - 400 * day
    const worked = (ran: number) => ({ sealed: start + ran, settled: long, database: start + ran })
    const doubt = believedClock(at(0))
    expect(doubt(at(hour), worked(hour))).toBe('long-silence')
    expect(doubt(at(24 * hour), worked(24 * hour))).toBe('long-silence')
    expect(doubt(at(25 * hour), { ...worked(25 * hour), settled: start })).toBeNull()
  })

  it('只看一眼的（命令）：时钟不一样、比封存的早、一个多月没有封存过，都不信', () => {
    const right = told(hour)
    expect(doubtAtOnce(right, start + hour)).toBeNull()
    expect(doubtAtOnce(right, start + 2 * hour)).toBe('clock-apart')
    expect(doubtAtOnce({ ...right, sealed: start + 2 * hour }, start + hour)).toBe('clock-behind')
    expect(doubtAtOnce({ ...right, sealed: start, settled: start - 32 * day }, start + hour)).toBe('long-silence')
    expect(doubtAtOnce({ sealed: start, settled: null, database: start }, start)).toBeNull()
  })

  it('几个县：以最后封存的那个县为准；一个县都没有，也不出错', () => {
    expect(latestOf([told(0), told(0, 0, start + 5), { sealed: null, settled: null, database: start }])).toEqual(
      told(0, 0, start + 5),
    )
    expect(believedClock(at(0))(at(hour), latestOf([]))).toBeNull()
  })
})
