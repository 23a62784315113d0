import type { labels as zhCn } from './zh-CN.ts'

export const labels = {
  inUseByServer: 'another Luzhi server (process {pid}) is using the data directory {where}',
  inUseByTool: 'another luzhi command (process {pid}) is using the data directory {where}',
  notLocked: 'the data directory {where} could not be locked',
  diskFull: 'the disk is full: make room for {where} first',
  noPermission: 'no permission to read and write {where}',
  databaseLacksPermission: 'the database lacks permission: {reason}',
  belongsToOther: '{where} belongs to another user',
  noServiceUser: 'running as root needs a system user {user}, which could not be made: run useradd --system {user}',
  noBinaries: '{name} is not installed for this machine: remove node_modules and try again, or set DATABASE_URL',
  noDebianBinaries: 'postgresql-{major} is not installed',
  notInitialised: 'the database could not be initialised: {reason}',
  notStarted: 'the database did not start: {reason}',
  notReady: 'the database of the running server is not ready',
  notACluster: '{where} is not a database',
  newerCluster: 'the data directory was made by a newer program (PostgreSQL {major}): use a newer Luzhi',
  olderCluster:
    'the data directory was made by PostgreSQL {major}: back it up with the program that made it, then restore here',
  newerFormat: "the data directory's format ({format}) is newer than this program's ({known}): use a newer Luzhi",
  homeMissing: '{home}, which {pointer} in the data directory points to, is missing',
  homeElsewhere: 'a parent folder bars the user {user}, so the database lies in {home} ({pointer} points there)',
  died: 'the database died and is being recovered',
  isBack: 'the database is back',
  givenUp: 'the database keeps dying and is not restarted',
} as const satisfies Record<keyof typeof zhCn, string>
