import { readFileSync } from 'node:fs'
import { wrongCall } from './outcome.ts'

/** Text of a file that the operator named, UTF-8. A file that cannot be read is a wrong call. */
export const readInput = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw wrongCall(`读不到文件 ${file} / cannot read ${file}`)
  }
}
