import { chmodSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'

export interface Settings {
  /** Folder of the generated configuration: outside the cluster, so that root never writes where the account could have put a link. */
  readonly conf: string
  readonly account: Account | undefined
  readonly major: number
  readonly port: number
  /** Folder of the unix socket; undefined = TCP on loopback. */
  readonly socketDir: string | undefined
  /** Folder that finished pieces of the write-ahead log are copied to; undefined = none is kept. */
  readonly archive?: string | undefined
  /** Kept by a test's own cluster only. */
  readonly isDurable: boolean
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Copied under another name first: a piece that stands there is whole. One that is there already is never written over. */
const archiving = (folder: string): Record<string, string> => ({
  archive_mode: 'on',
  archive_timeout: '60',
  archive_command: quoted(
    `test ! -f ${folder}/%f && cp "%p" ${folder}/%f.part && sync ${folder}/%f.part && mv ${folder}/%f.part ${folder}/%f`,
  ),
})

/** The few settings that a county's machine needs differently; operators add theirs in `local.conf`, durability excepted. */
const postgresqlConf = (given: Settings): string => {
  const durable = given.isDurable ? 'on' : 'off'
  const settings: Record<string, string> = {
    listen_addresses: given.socketDir ? "''" : "'127.0.0.1'",
    unix_socket_directories: quoted(given.socketDir ?? ''),
    unix_socket_permissions: '0700',
    port: String(given.port),
    hba_file: quoted(join(given.conf, 'pg_hba.conf')),
    ident_file: quoted(join(given.conf, 'pg_ident.conf')),
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    ...(given.archive === undefined ? { archive_mode: 'off' } : archiving(given.archive)),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  return [
    '# Written at every start. Put your own settings into local.conf beside this file.',
    'max_connections = 60',
    'shared_buffers = 128MB',
    'huge_pages = off',
    'work_mem = 8MB',
    'maintenance_work_mem = 64MB',
    'max_worker_processes = 4',
    'max_wal_senders = 2',
    'max_wal_size = 1GB',
    'random_page_cost = 1.5',
    'jit = off',
    ...(given.major >= 18 ? ['io_method = sync'] : []),
    'password_encryption = scram-sha-256',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "log_line_prefix = '%m [%p] '",
    `include_if_exists = ${quoted(join(given.conf, 'local.conf'))}`,
    ...lines,
    '',
  ].join('\n')
}

/**
 * Who may connect. On the socket the kernel vouches for the client's user (peer), so there is no password to keep: only the user
 * who runs Luzhi may be any role. A map to every role needs 16; a test's older server trusts its 0700 folder. TCP needs a password.
 */
const pgHba = (given: Settings): string => {
  if (!given.socketDir) return 'host all all 127.0.0.1/32 scram-sha-256\n'
  return given.major >= 16 ? 'local all all peer map=luzhi\n' : 'local all all trust\n'
}

const pgIdent = (given: Settings): string => {
  const ours = given.socketDir ? [userInfo().username, given.account?.name ?? userInfo().username] : []
  return [...new Set(ours)].map((name) => `luzhi ${quoted(name).replaceAll("'", '"')} all\n`).join('')
}

/** Writes the three generated files; they hold no secret, and the account must read them. */
export const writeConfiguration = (settings: Settings): void => {
  const files = { 'postgresql.conf': postgresqlConf, 'pg_hba.conf': pgHba, 'pg_ident.conf': pgIdent }
  for (const [name, make] of Object.entries(files)) {
    const file = join(settings.conf, name)
    writeFileSync(file, make(settings), { flush: true }) // a database that comes back by itself reads them again
    chmodSync(file, 0o644)
  }
}
