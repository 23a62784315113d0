import { spawnSync } from 'node:child_process'
import { EmbeddedError } from './errors.ts'

/** An operating-system user that PostgreSQL runs as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const serviceName = 'luzhi'

const numberFrom = (flag: '-u' | '-g', name: string): number | undefined => {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

const lookUp = (name: string): Account | undefined => {
  const uid = numberFrom('-u', name)
  const gid = numberFrom('-g', name)
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid }
}

const makeServiceUser = (): void => {
  const shell = '/usr/sbin/nologin'
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    shell,
    serviceName,
  ])
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', '-s', shell, serviceName])
}

/**
 * Whom PostgreSQL runs as: it refuses root, so root hands it to the system user `luzhi` (made when missing, else `nobody`).
 * undefined = as ourselves, which every other user and Windows do.
 */
export const databaseAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined
  let account = lookUp(serviceName)
  if (!account) {
    makeServiceUser()
    account = lookUp(serviceName) ?? lookUp('nobody')
  }
  if (account) return account
  throw new EmbeddedError('no-permission', 'noServiceUser', { user: serviceName })
}

/** Whether the account really can do it, asked by doing it: mode bits alone miss ACLs and network disks. `-x` enter or run, `-r` read. */
export const canUse = (account: Account | undefined, test: '-x' | '-r', path: string): boolean => {
  if (!account) return true
  const asked = spawnSync('/bin/sh', ['-c', `test ${test} "$0"`, path], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  })
  return asked.status === 0
}

/** Options for spawn() that put a child under the account. */
export const spawnAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}
