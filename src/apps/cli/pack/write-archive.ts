import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createTarPacker, type TarHeader } from 'modern-tar'
import { draftOf, nameDraft } from '#platform/disk/place.ts'
import { bytesOf, type Member } from './members.ts'

/** The same for every packing, so that the same content makes the same archive. */
const nobodys = { mtime: new Date(0), uid: 0, gid: 0, uname: 'root', gname: 'root' } as const

const headerOf = (member: Member, under: string, size: number): TarHeader => {
  const common = { ...nobodys, name: `${under}/${member.path}`, mode: member.mode }
  return 'linkTo' in member.content
    ? { ...common, type: 'symlink', linkname: member.content.linkTo, size: 0 }
    : { ...common, type: 'file', size }
}

const foldersOf = (members: readonly Member[]): string[] => {
  const folders = new Set<string>([''])
  for (const { path } of members)
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) folders.add(`${path.slice(0, at)}`)
  return [...folders].toSorted()
}

/** Writes members under one folder into a .tar.gz, beside its place first. */
export const writeArchive = async (out: string, under: string, members: readonly Member[]): Promise<void> => {
  const { readable, controller } = createTarPacker()
  const unfinished = draftOf(out)
  const written = pipeline(
    Readable.fromWeb(readable as never),
    createGzip({ level: 9 }),
    createWriteStream(unfinished, { mode: 0o644, flush: true }),
  )
  for (const folder of foldersOf(members)) {
    const name = folder === '' ? `${under}/` : `${under}/${folder}/`
    await controller.add({ ...nobodys, name, mode: 0o755, type: 'directory', size: 0 }).close()
  }
  for (const member of members) {
    const isLink = 'linkTo' in member.content
    const bytes = isLink ? Buffer.alloc(0) : bytesOf(member)
    const stream = controller.add(headerOf(member, under, bytes.length)).getWriter()
    if (!isLink) await stream.write(bytes)
    await stream.close()
  }
  controller.finalize()
  await written
  await nameDraft(unfinished, out, { replaces: true })
}
