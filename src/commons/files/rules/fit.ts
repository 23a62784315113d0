import { type FileKind, fileKinds } from '#kernel/file-kind.ts'
import { endingOf } from '#kernel/file-name.ts'
import { every, unless, type Verdict } from '#kernel/verdict.ts'
import { limits } from '../spec/limits.ts'
import type { FilesSettings } from '../spec/settings.ts'

const endings = new Set<string>(Object.values(fileKinds).flatMap(({ endings }) => [...endings]))

/** By the name alone, before a byte is looked at. */
export const fitName = (name: string): Verdict =>
  every(unless(name !== '', 'file-name-missing'), unless(endings.has(endingOf(name)), 'file-type'))

/** What the content is must be what the name says (ASVS 5.2.2). */
export const fitContent = (name: string, kind: FileKind | null): Verdict =>
  unless(kind !== null && (fileKinds[kind].endings as readonly string[]).includes(endingOf(name)), 'file-type-differs')

interface Used {
  readonly files: number
  readonly bytes: number
  readonly countyBytes: number
  readonly looseBytes: number
}

/** Per log-in and day, and per county (ASVS 5.2.4). What the public sends and no record takes stops the public only, never the office. */
export const withinLimits = (
  by: 'login' | 'public',
  { files, bytes, countyBytes, looseBytes }: Used,
  { loginFilesADay, loginMegabytesADay, countyGigabytes }: FilesSettings,
): Verdict =>
  every(
    unless(files < loginFilesADay && bytes < loginMegabytesADay * 1e6, 'files-today', {
      params: { files: loginFilesADay, megabytes: loginMegabytesADay },
    }),
    unless(
      countyBytes < countyGigabytes * 1e9 && (by === 'login' || looseBytes < limits.looseBytes),
      'files-of-county',
      {
        params: { gigabytes: countyGigabytes },
      },
    ),
  )
