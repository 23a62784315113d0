import type { labels as zhCn } from './zh-CN.ts'

export const labels = {
  about: `# All data of {name} ({county})

Exported {madeAt} by Luzhi {product}.
- records/: a JSONL file for each table, a record a line; its JSON Schema is in schema/.
- csv/: the same records, the columns that a spreadsheet can show.
- files/: contents of attachments, as they are and not encrypted, named by their SHA-256.
- popolo/: people, organisations and memberships by the Popolo standard.
- personal/: decrypted personal data, only in exports made with a reason.
- manifest.json: SHA-256 of every file, signed under the instance's key.
Encrypted fields such as phones stay encrypted (a1:KEYID:…); passwords and means of logging in are not here.
An empty instance of the same version that holds the key {key} makes the county anew: luzhi import-county DIR.`,
  exists: '{dir} exists already: choose another folder',
  notExport: '{dir} is no export of Luzhi',
  damaged: '{file} is not what the list says: nothing was brought in',
  forged:
    'the list is not signed under the key {ours}: the export belongs to {theirs}; import that key first, luzhi keys import',
  otherVersion: 'the export has another schema than this program ({product}): import with that version, then upgrade',
  keyUnknown:
    'values are sealed under the key {key}, which neither this instance nor the export has: nothing was brought in; run luzhi keys reseal where it comes from and export again',
  contentLost:
    'the content {sha256} of a file is damaged or gone: nothing was exported; luzhi files scrub names it, restore it from a backup and export again',
  contentMissing:
    'the export lacks the content {sha256} of a file: nothing was brought in; export again with this version',
  contentNotKept:
    'the content {sha256} of a file could not be kept whole here: nothing was brought in; look after the disk and try again',
  countyThere: 'data of {county} is here already ({table}): it can be brought only into an instance without it',
} as const satisfies Record<keyof typeof zhCn, string>
