import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type DivisionSource, divisionSource } from '#commons/divisions/actions/division-source.ts'

const packer = fileURLToPath(new URL('../commons/divisions/actions/pack-divisions.ts', import.meta.url))

/** China's divisions, packed first where that has not been done. Packing takes memory that a server should not keep: another process does it. */
export const openDivisions = async (): Promise<DivisionSource> => {
  await promisify(execFile)(process.execPath, [packer])
  return divisionSource()
}
