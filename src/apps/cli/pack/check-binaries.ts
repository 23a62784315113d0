import { basename } from 'node:path'
import { byVersion, type Elf, leastVersion, readElf } from './elf.ts'
import { bytesOf, type Member } from './members.ts'
import type { Arch } from './needed-packages.ts'

/** What every Linux with glibc brings; the rest must be in the archive. */
const ofTheSystem =
  /^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libcrypt|libgcc_s|libstdc\+\+)\.so(\.\d+)*$/

/** What the programs of one architecture ask of a machine, read from their headers. */
export interface Needs {
  readonly binaries: number
  readonly glibc: string
  /** The version of C++'s symbols, which Node needs. */
  readonly glibcxx: string | null
  readonly libraries: readonly string[]
}

interface Found extends Elf {
  readonly path: string
}

const archOfPath = (path: string): Arch | undefined =>
  /(^|[-/])(linux-)?arm64([-/.]|$)/.test(path)
    ? 'arm64'
    : /(^|[-/])(linux-)?x64([-/.]|$)/.test(path)
      ? 'x64'
      : undefined

const elvesOf = (members: readonly Member[]): Found[] =>
  members.flatMap((member) => {
    if (!('file' in member.content) || /\.(js|cjs|mjs|json|ts|css|br|html|sql|sample)$/.test(member.path)) return []
    const elf = readElf(bytesOf(member))
    return elf ? [{ ...elf, path: member.path }] : []
  })

/**
 * Reads the header of every program and library in the archive: built for the architecture whose folder it lies in, and needing
 * nothing that neither the archive nor a usual system has. Throws with the first that does not fit.
 */
export const checkBinaries = (members: readonly Member[], archs: readonly Arch[]): Readonly<Record<string, Needs>> => {
  const elves = elvesOf(members)
  const wrong = elves.find(({ arch, path }) => arch !== archOfPath(path))
  if (wrong) throw new Error(`${wrong.path}: 是 ${wrong.arch} 的程序，放错了位置 / is built for ${wrong.arch}`)
  return Object.fromEntries(
    archs.map((arch) => {
      const own = elves.filter((elf) => elf.arch === arch)
      const names = new Set(members.filter(({ path }) => archOfPath(path) === arch).map(({ path }) => basename(path)))
      const needed = [...new Set(own.flatMap((elf) => elf.needed))].filter((name) => !names.has(name))
      const missing = needed.find((name) => !ofTheSystem.test(name))
      if (missing)
        throw new Error(`${arch}: 缺少 ${missing} / ${missing} is neither in the archive nor in a usual system`)
      const needs: Needs = {
        binaries: own.length,
        glibc: leastVersion(own, 'GLIBC') ?? '0',
        glibcxx: leastVersion(own, 'GLIBCXX') ?? null,
        libraries: needed.toSorted(),
      }
      return [arch, needs]
    }),
  )
}

/** The newer of the glibc versions that the architectures need. */
export const leastGlibc = (needs: Readonly<Record<string, Needs>>): string =>
  Object.values(needs)
    .map(({ glibc }) => glibc)
    .toSorted(byVersion)
    .at(-1) ?? '0'
