import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpCode, totpStep, totpUri } from '../totp.ts'

/** RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890. */
const secret = 'GEZDGNBVGY3TQOJQ'.repeat(2)

describe('验证器的六位码', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('RFC 6238 附录 B：第 %d 秒是 %s', (seconds, code) => expect(totpCode(secret, new Date(seconds * 1000))).toBe(code))

  it('前后各差一步还算，两步不算；用过的那一步和它以前的不算', () => {
    const now = new Date('2026-11-24T02:00:00Z')
    const step = Math.floor(now.getTime() / 30_000)
    const at = (steps: number) => totpCode(secret, new Date(now.getTime() + steps * 30_000))
    expect([-1, 0, 1].map((steps) => totpStep(secret, at(steps), now, null))).toEqual([step - 1, step, step + 1])
    expect([-2, 2].map((steps) => totpStep(secret, at(steps), now, null))).toEqual([null, null])
    expect(totpStep(secret, at(0), now, step)).toBeNull()
    expect(totpStep(secret, at(-1), now, step)).toBeNull()
    expect(totpStep(secret, at(1), now, step)).toBe(step + 1)
  })

  it('新的密钥 160 位，写在二维码里', () => {
    const made = newTotpSecret()
    expect(made).toMatch(/^[A-Z2-7]{32}$/)
    expect(totpUri(made, { issuer: '履职', account: 'office' })).toBe(
      `otpauth://totp/%E5%B1%A5%E8%81%8C:office?secret=${made}&issuer=%E5%B1%A5%E8%81%8C&algorithm=SHA1&digits=6&period=30`,
    )
  })
})
