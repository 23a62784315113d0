import type { labels as zhCn } from './zh-CN.ts'

export const labels = {
  damaged: '{file} is damaged or not whole ({reason}); nothing was changed: use another backup',
  notBackup: '{file} is no backup of Luzhi',
  notOpened: '{file} does not open: wrong passphrase or identity',
  otherKey:
    '{file} is encrypted under the key {theirs}, which is not here: import its key sheet first, luzhi keys import',
  foreign: 'the backup belongs to the key {theirs}, this instance has {ours}: import that key first, luzhi keys import',
  forged: 'the list of contents of {file} is not signed under the key {ours}: it is not restored',
  newer: 'the backup was made by a newer version ({product}): upgrade Luzhi to it first, then restore',
  notEmpty: 'the database holds data already ({table}): to replace it, add --replace and confirm',
  inUse: '{count} other connections use this database: stop Luzhi first, then restore',
  exists: '{file} exists already: choose another name',
  noKey: 'this instance has no key yet: import the key sheet first, luzhi keys import, then restore',
  keyThere:
    'this instance has another key {ours}: add --replace to change it for {theirs}; the old one is kept beside it',
  badSheet: 'line {line} of the key sheet was copied wrongly: compare it by its check',
  notSheet: '{file} is no key sheet',
  sheetMismatch: 'the sheet says key {theirs} and holds {ours}: it is not used',
  pageTitle: 'Luzhi · key sheet of an instance',
  pageKey: 'key id',
  pageDay: 'made on',
  pageChecks: 'checks',
  pageAdvice:
    'Print with two present, seal and sign the envelope, keep it apart from the backups. To use it: luzhi keys import FILE',
} as const satisfies Record<keyof typeof zhCn, string>
