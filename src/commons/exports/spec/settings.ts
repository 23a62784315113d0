import { z } from 'zod'

/** Nothing here is left to a county: that it takes two is the standard's. */
export const exportSettings = z.object({})
