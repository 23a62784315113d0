import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Writes until nothing more fits. */
export const fill = (file: string): void => {
  const handle = openSync(file, 'w')
  try {
    for (let block = 1 << 20; block >= 512; block /= 2) {
      const bytes = Buffer.alloc(block)
      try {
        while (writeSync(handle, bytes) === block);
      } catch {
        // Full at this size: go on with smaller pieces.
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** Polls until the answer is as wished; answers the last status. */
export const untilStatus = async (
  ask: () => Promise<number>,
  isWished: (status: number) => boolean,
  milliseconds: number,
): Promise<number> => {
  const limit = performance.now() + milliseconds
  for (;;) {
    const status = await ask()
    if (isWished(status) || performance.now() > limit) return status
    await sleep(200)
  }
}

/** Mounts a small disk in memory, of so many bytes; undefined where we may not. */
const mountSmallDisk = (bytes: string): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-small-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'tmpfs', folder])
  if (status === 0) return folder
  rmSync(folder, { recursive: true, force: true })
  return undefined
}

export type Skip = (what: string, why: string) => void

/** A small disk in memory for one scenario, or why there is none. */
export const onSmallDisk = async (
  what: string,
  skip: Skip,
  bytes: string,
  work: (disk: string) => Promise<void>,
): Promise<void> => {
  const disk = mountSmallDisk(bytes)
  if (!disk) return skip(what, 'mounting a small disk needs root on Linux')
  try {
    await work(disk)
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

/** A disk of its own, on which files are open when it fails. */
export interface FailingDisk {
  readonly folder: string
  /** From now on nothing more is written to it, and what was not forced onto it is lost, as the kernel does to a disk with errors. */
  fail(): void
  /** Checked and mounted anew. Throws where it cannot be. */
  bringBack(): void
  remove(): void
}

const run = (command: string, ...args: string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`)
  return stdout.trim()
}

/** An ext4 in a file behind a loop device; undefined where there can be none. */
export const failingDisk = (): FailingDisk | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const place = mkdtempSync(join(tmpdir(), 'luzhi-failing-disk-'))
  const [image, folder] = [join(place, 'image'), join(place, 'disk')]
  const devices: string[] = []
  const attach = (isChecked: boolean): void => {
    const device = run('losetup', '--find', '--show', image)
    devices.push(device)
    if (isChecked && (spawnSync('e2fsck', ['-fy', device]).status ?? 8) > 1)
      throw new Error('the disk cannot be repaired')
    run('mount', '-o', 'errors=remount-ro', device, folder)
  }
  const remove = (): void => {
    spawnSync('umount', ['-l', folder])
    for (const device of devices) spawnSync('losetup', ['-d', device])
    rmSync(place, { recursive: true, force: true })
  }
  try {
    mkdirSync(folder)
    run('truncate', '-s', '600M', image)
    run('mkfs.ext4', '-q', '-F', image)
    attach(false)
    if (!existsSync(trigger(devices))) throw new Error('this kernel cannot be told to fail')
    chmodSync(place, 0o755)
  } catch {
    remove()
    return undefined
  }
  return {
    folder,
    fail: () => writeFileSync(trigger(devices), '1'),
    bringBack: () => {
      run('umount', '-l', folder) // whoever has files open there keeps them, and can do nothing with them
      attach(true)
    },
    remove,
  }
}

const trigger = (devices: readonly string[]): string =>
  `/sys/fs/ext4/${(devices.at(-1) ?? '').replace('/dev/', '')}/trigger_fs_error`
