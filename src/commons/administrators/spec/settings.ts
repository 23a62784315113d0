import { z } from 'zod'

/** Nothing here is left to a county: that there are three, and who hands over to whom, is the standard's. */
export const administratorSettings = z.object({})
