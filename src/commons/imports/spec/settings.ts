import { z } from 'zod'

/** Nothing of importing is for a county to settle yet. */
export const importSettings = z.object({})
