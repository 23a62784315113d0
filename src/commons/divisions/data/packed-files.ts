import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress, brotliDecompressSync } from 'node:zlib'
import { type PackedTownship, unpackCounty } from '../spec/packed.ts'

/** Where `actions/pack-divisions.ts` puts the packed files. */
export const packedDirectory = fileURLToPath(new URL('../../../../dist/divisions', import.meta.url))

/** Provinces (2 digits), cities (4) and counties (6) in the order parents first. Throws an Error where nothing was packed. */
export const readCounties = (directory: string): { code: string; name: string }[] => {
  const file = join(directory, 'counties.br')
  if (!existsSync(file))
    throw new Error('the divisions are not packed: run src/commons/divisions/actions/pack-divisions.ts')
  const lines = brotliDecompressSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [code = '', name = ''] = line.split(' ')
    return { code, name }
  })
}

/** The townships of one county with their villages; only this county's part of the province's file is taken apart. */
export const readCounty = async (directory: string, code: string): Promise<PackedTownship[]> => {
  const packed = await readFile(join(directory, `${code.slice(0, 2)}.br`))
  return unpackCounty((await promisify(brotliDecompress)(packed)).toString('utf8'), code)
}
