import { z } from 'zod'

/** What a county may vary about files (ASVS 5.2.4). With `limits.looseBytes`, `countyGigabytes` is what its operator plans the disk for. */
export const filesSettings = z.object({
  loginFilesADay: z.number().int().min(10).max(5000).meta({ basis: 'practice', unit: 'files' }).default(200),
  loginMegabytesADay: z
    .number()
    .int()
    .min(100)
    .max(50_000)
    .meta({ basis: 'practice', unit: 'megabytes' })
    .default(1000),
  countyGigabytes: z.number().int().min(1).max(10_000).meta({ basis: 'practice', unit: 'gigabytes' }).default(100),
})
export type FilesSettings = z.output<typeof filesSettings>
