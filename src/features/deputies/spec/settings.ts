import { z } from 'zod'

/** Nothing that a county varies yet. */
export const deputySettings = z.object({})
