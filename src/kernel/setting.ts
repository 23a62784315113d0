import { z } from 'zod'

/** A county setting of working days that no law sets: other counties' rules do (domain.md [P]). Screens show unit and basis. */
export const workingDays = (standard: number) =>
  z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(standard)
