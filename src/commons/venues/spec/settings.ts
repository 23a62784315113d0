import { z } from 'zod'

/** Nothing here is left to a county: what its venues are called and when they are open stands in the records. */
export const venueSettings = z.object({})
