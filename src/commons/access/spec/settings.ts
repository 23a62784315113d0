import { z } from 'zod'

/** What a county may vary here: nothing yet. */
export const accessSettings = z.object({}).prefault({})
