import type { labels as source } from './zh-CN.ts'

export const labels = {
  'part.files': 'Attachments',
  'file.erased': "A file ({size}) was deleted, by its author's wish or after its time; its digest stays",
  'picker.choose': 'Choose files',
  'picker.sending': 'Sending, {percent}% so far',
  'picker.looking': 'Sent, being looked into',
  'picker.progress': 'Progress of {name}',
  'picker.drop': 'Remove',
  'picker.stop': 'Stop',
  'picker.unnamed': 'A file sent before',
  'picker.tooMany': 'At most {most} files; this one was not sent',
  'picker.tooLarge': 'Larger than {most} MB and not sent; make it smaller or split it',
  'picker.lost': 'Not sent: the connection broke. Remove it and choose it again',
  'scan.clean': 'scanned for viruses',
  'scan.not-scanned': 'not scanned for viruses',
  'scan.quarantined': 'a virus was found; quarantined',
} as const satisfies Record<keyof typeof source, string>
