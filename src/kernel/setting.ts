import { z } from 'zod'

/** A county setting of working days that no law sets: other counties' rules do (domain.md [P]). Screens show unit and basis. */
export const workingDays = (standard: number) =>
  z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(standard)

/** How often one log-in may look at personal data in full on one day (个人信息保护法 51); beyond, somebody else is to be asked. */
export const looksPerDay = (standard: number) =>
  z.number().int().min(1).max(1000).meta({ basis: '个人信息保护法 51', unit: 'times' }).default(standard)
