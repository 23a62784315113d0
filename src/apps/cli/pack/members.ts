import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file or link of the archive, its path below the archive's folder. */
export interface Member {
  readonly path: string
  readonly mode: number
  readonly content: { readonly file: string } | { readonly text: string } | { readonly linkTo: string }
}

export const fromFile = (path: string, file: string, mode = 0o644): Member => ({ path, mode, content: { file } })
export const fromText = (path: string, text: string, mode = 0o644): Member => ({ path, mode, content: { text } })

export const bytesOf = ({ content }: Member): Buffer =>
  'file' in content ? readFileSync(content.file) : Buffer.from('text' in content ? content.text : content.linkTo)

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** Every file below a folder that is wanted. What is executable there stays so; owners and times are left behind. */
export const folderMembers = (
  folder: string,
  under: string,
  isWanted: (path: string) => boolean = () => true,
): Member[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => isWanted(path) && !lstatSync(join(folder, path)).isSymbolicLink())
    .map((path) => {
      const file = join(folder, path)
      return fromFile(`${under}/${path}`, file, (lstatSync(file).mode & 0o111) === 0 ? 0o644 : 0o755)
    })

/** Languages inside PostgreSQL that Luzhi does not use; they would need Perl, Python and Tcl of one version on every machine. */
const otherLanguage = /\/native\/.*(plperl|plpython|pltcl)[^/]*$/

/** Of a package: what runs and what its licence says. Types, maps, tests and papers stay behind. */
export const isRunPart = (path: string): boolean =>
  !otherLanguage.test(`/${path}`) &&
  (/(^|\/)(licen[cs]e|notice|copying|copyright)[^/]*$/i.test(path) ||
    !/(^|\/)node_modules\/|^(tests?|__tests__|docs?|examples?|benchmarks?|\.github)\/|\.(md|markdown|map|[cm]?ts|tsx|flow|a|pc)$/i.test(
      path,
    ))

/** PostgreSQL's libraries are looked for by names that npm packs no links for (platform/embedded makes them at a start, but may not write here). */
export const databaseLinks = (folder: string, under: string): Member[] => {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.map(({ source, target }) => ({
    path: `${under}/${target}`,
    mode: 0o777,
    content: { linkTo: source.slice(source.lastIndexOf('/') + 1) },
  }))
}
