/** One thing that was looked at. A warning is to be mended soon; a fault keeps the instance from doing what it promises. */
export interface Finding {
  readonly check: string
  readonly level: 'ok' | 'warning' | 'fault'
  readonly ok: boolean
  readonly detail: string
  /** What to do next; empty where all is well. */
  readonly advice: string
}

export const well = (check: string, detail: string): Finding => ({ check, level: 'ok', ok: true, detail, advice: '' })

export const warning = (check: string, detail: string, advice: string): Finding => ({
  check,
  level: 'warning',
  ok: true,
  detail,
  advice,
})

export const fault = (check: string, detail: string, advice: string): Finding => ({
  check,
  level: 'fault',
  ok: false,
  detail,
  advice,
})

const marks = { ok: '✓', warning: '!', fault: '✗' } as const

export const linesOf = ({ check, level, detail, advice }: Finding): string[] => [
  `${marks[level]} ${check.padEnd(12)} ${detail}`,
  ...(advice === '' ? [] : [`  ${' '.repeat(12)} → ${advice}`]),
]
