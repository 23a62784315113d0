import type { labels as source } from './zh-CN.ts'

export const labels = {
  'part.files': 'Attachments',
  'file.erased': 'A file ({size}) was deleted, by its author’s wish or after its time; its digest stays',
  'scan.clean': 'scanned for viruses',
  'scan.not-scanned': 'not scanned for viruses',
  'scan.quarantined': 'a virus was found; quarantined',
} as const satisfies Record<keyof typeof source, string>
