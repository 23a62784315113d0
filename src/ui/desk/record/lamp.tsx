import type { lamps } from '#kernel/resource.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

export type LampState = (typeof lamps)[number]

const classOf = { onTime: 'ok', near: 'near', overdue: 'late', paused: 'paused' } as const satisfies Record<
  LampState,
  string
>

export interface LampProps {
  readonly lamp: LampState | null
  /** Working days left; negative when overdue, 0 on the day itself. */
  readonly left: number | null
}

/** Colour, shape and word of a deadline together. Nothing where nothing runs. */
export const Lamp = ({ lamp, left }: LampProps) => {
  const say = useWords(uiWords)
  if (lamp === null) return null
  const words =
    lamp === 'paused' || left === null
      ? say('lamp.paused')
      : left === 0 && lamp !== 'overdue'
        ? say('lamp.today')
        : say(`lamp.${lamp}`, { n: Math.abs(left) })
  return <span className={`lamp ${classOf[lamp]}`}>{words}</span>
}

/** A lamp with words of its own: counts by lamp. */
export const LampWord = ({ lamp, children }: { readonly lamp: LampState; readonly children: string }) => (
  <span className={`lamp ${classOf[lamp]}`}>{children}</span>
)
