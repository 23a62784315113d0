import type { labels as source } from './zh-CN.ts'

export const labels = {
  'refusal.no-file': 'No file came; please choose one and send it again',
  'refusal.file-empty': 'This file is empty; please check it and choose again',
  'refusal.file-name-missing': 'This file has no usable name; please rename it and send it again',
  'refusal.file-too-large':
    'The file is larger than {most} MB and was not taken; make the picture smaller or split the file',
  'refusal.file-type':
    'Files of this type are not taken. Pictures (jpg, png) and pdf, ofd, docx, xlsx, pptx, txt, csv are; save old formats as new ones first',
  'refusal.file-type-differs':
    'The content of the file does not fit its ending; open it in its own program and save it anew',
  'refusal.file-broken': 'The file cannot be opened; please look at it and save it anew',
  'refusal.file-locked': 'The file has a password; please take it off and send it again',
  'refusal.file-with-macros': 'The file holds macros; please save it in a format without them',
  'refusal.file-unpacks-too-large': 'The file unpacks to too much; please split it',
  'refusal.file-too-much-to-read': 'The file has too many pages or is too complex to be checked; please split it',
  'refusal.file-infected':
    'A virus was found. The file is quarantined and nobody can open it; please clean it before sending another',
  'refusal.files-today':
    "You have sent as much as one log-in may today ({files} files or {megabytes} MB). Send the rest tomorrow; if it cannot wait, ask the congress office to change the county's rules",
  'refusal.files-of-county':
    "The county keeps as many files as it may ({gigabytes} GB) and takes no more for now. Ask the congress office to change the county's rules, or the administrator for more space",
  'refusal.file-unknown': 'An attachment has lapsed or is not yours; please choose the file again',
  'refusal.too-many-files': 'At most {most} attachments; please take some off',
  'refusal.scanner-away': 'The virus scanner does not answer and the file was not taken; try again in some minutes',
  'refusal.files-away':
    'The place where files are kept does not answer. Nothing was taken, nothing that was taken is lost. Try again in a few minutes',
  'refusal.files-elsewhere':
    "The place where files are kept is not this database's; nothing was put there or removed. Let the administrator look at LUZHI_FILES; where it is this database's, luzhi files adopt",
  'refusal.file-damaged':
    'The content of this file is damaged and was not given out; tell the administrator to restore it',
} as const satisfies Record<keyof typeof source, string>
