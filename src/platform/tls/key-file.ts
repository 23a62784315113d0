import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file in one step: never half of it, and for its owner alone from its first byte when it is secret. */
export const placeFile = (file: string, text: string, { isSecret }: { readonly isSecret: boolean }): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  if (!isSecret) chmodSync(unfinished, 0o644)
  renameSync(unfinished, file)
}
