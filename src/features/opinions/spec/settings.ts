import { z } from 'zod'
import { looksPerDay, workingDays } from '#kernel/setting.ts'

/** What a county may vary about opinions. Days are working days; defaults are those of domain.md §7 [P]. */
export const opinionSettings = z.object({
  firstResponseDays: workingDays(3),
  assignDays: workingDays(5),
  acknowledgeDays: workingDays(3),
  townshipAnswerDays: workingDays(15),
  agencyAnswerDays: workingDays(30),
  releaseDays: workingDays(5),
  ratingDays: workingDays(10),
  /** From so many working days before the end the lamp is amber. */
  nearDays: workingDays(2),
  /** How often a log-in may look at contacts in full on one day. */
  looksPerDay: looksPerDay(20),
  categories: z
    .array(z.object({ code: z.string().min(1).max(40), name: z.string().min(1).max(40) }))
    .min(1)
    .max(60)
    .meta({ basis: 'practice' })
    .default([
      { code: 'transport', name: '道路交通' },
      { code: 'water', name: '水利灌溉' },
      { code: 'environment', name: '环境卫生' },
      { code: 'education', name: '教育' },
      { code: 'health', name: '医疗卫生' },
      { code: 'agriculture', name: '农业农村' },
      { code: 'housing', name: '住房城建' },
      { code: 'power', name: '供电供水供气' },
      { code: 'welfare', name: '民政社保' },
      { code: 'safety', name: '公共安全' },
      { code: 'market', name: '市场监管' },
      { code: 'culture', name: '文化体育' },
      { code: 'other', name: '其他' },
    ]),
})
export type OpinionSettings = z.output<typeof opinionSettings>
