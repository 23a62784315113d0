import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Relative to the root of the project, with forward slashes. */
  readonly path: string
  /** Empty for files that are not text. */
  readonly text: string
}

/** All files that are, or would be, committed. Every check is a function of this list, so a planted tree is a list too. */
export type Tree = readonly SourceFile[]

const BINARY = /\.(png|jpe?g|webp|gif|ico|woff2?|ttf|otf|pdf|br|gz|zip|docx|xlsx)$/i

/** Tracked files and new ones that git does not ignore. */
export const readTree = (root: string): Tree => {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
  return [...new Set(list.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort()
    .map((path) => ({ path, text: BINARY.test(path) ? '' : readFileSync(join(root, path), 'utf8') }))
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Number of the line, from 1, in which the n-th character stands. */
export const lineAt = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
