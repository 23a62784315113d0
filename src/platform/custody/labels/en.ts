import type { labels as zhCn } from './zh-CN.ts'

export const labels = {
  keyMissing:
    'this database belongs to the key {theirs}, there is none here, and none is made: import its key sheet first, luzhi keys import (or set LUZHI_KEY), then start',
  keyMissingUnnamed:
    'this database holds data already, there is no key here, and none is made: import its key sheet first, luzhi keys import (or set LUZHI_KEY), then start',
  keyOther:
    'this database belongs to the key {theirs}, this instance has {ours}, so it was not opened: import the sheet of {theirs} by luzhi keys import --replace; where the key comes from LUZHI_KEY, change it there',
  keyWrong:
    'the field keys in this database are not sealed under {ours}, the key of this instance, so it was not opened: import the sheet of its own key by luzhi keys import --replace; where the key comes from LUZHI_KEY, change it there',
} as const satisfies Record<keyof typeof zhCn, string>
