import type { FunctionComponent } from 'preact'
import type { View } from './screen.ts'

export type Lamp = 'onTime' | 'near' | 'overdue' | 'paused'

const shapes = { onTime: 'ok', near: 'near', overdue: 'late', paused: 'paused' } as const satisfies Record<Lamp, string>

/** "还剩 3 个工作日", "今天到期", "逾期 1 个工作日": `left` is in working days, negative when late. */
const daysLeftText = ({ ui }: View, left: number): string => {
  if (left === 0) return ui('left.today')
  const days = Math.abs(left)
  if (left > 0) return days === 1 ? ui('left.one') : ui('left.many', { days })
  return days === 1 ? ui('late.one') : ui('late.many', { days })
}

/** Colour, shape and word of a deadline together (look.md). */
export const LampText: FunctionComponent<{ view: View; lamp: Lamp; left: number | null }> = ({ view, lamp, left }) => (
  <span class={`lamp ${shapes[lamp]}`}>
    {left === null || lamp === 'paused' ? view.ui(`lamp.${lamp}`) : daysLeftText(view, left)}
  </span>
)
