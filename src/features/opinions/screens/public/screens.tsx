import type { AnyScreen } from '#ui/light/screen.ts'
import { accessibility } from './accessibility.tsx'
import { home } from './home.tsx'
import { lookUp } from './look-up.tsx'
import { lost } from './lost.tsx'
import { matter } from './matter.tsx'
import { ownData } from './own-data.tsx'
import { privacy } from './privacy.tsx'
import { receipt } from './receipt.tsx'
import { seal } from './seal.tsx'
import { say } from './say.tsx'

/** Pages of this room by the names that wiring/pages.ts uses. */
export const screens = {
  home,
  say,
  receipt,
  seal,
  matter,
  'own-data': ownData,
  'look-up': lookUp,
  lost,
  privacy,
  accessibility,
} as const satisfies Record<string, AnyScreen>
