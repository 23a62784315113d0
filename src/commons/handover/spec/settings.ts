import { z } from 'zod'

/** Nothing here is left to a county: days and numbers of a new term are the law's. */
export const handoverSettings = z.object({})
