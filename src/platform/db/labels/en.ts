import type { labels as zhCn } from './zh-CN.ts'

export const labels = {
  newerSchema: 'a newer version has upgraded this database ({id}): use that version; nothing was changed',
} as const satisfies Record<keyof typeof zhCn, string>
