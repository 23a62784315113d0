import type { AnyScreen } from '#ui/light/screen.ts'
import { deputy } from './card.tsx'
import { check } from './check.tsx'
import { who } from './who.tsx'

/** Pages of this room by the names that wiring/pages.ts uses. */
export const screens = { who, deputy, check } as const satisfies Record<string, AnyScreen>
