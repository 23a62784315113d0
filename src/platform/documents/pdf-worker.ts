import { getDocumentProxy } from 'unpdf'
import { answering } from '#platform/apart/apart.ts'

/** The process in which a stranger's PDF is read: what goes wrong here ends here. */
const mostPages = 1000

const linesOf = (items: readonly unknown[]): string[] => {
  const lines = ['']
  for (const item of items as readonly { readonly str?: string; readonly hasEOL?: boolean }[]) {
    lines.push((lines.pop() ?? '') + (item.str ?? ''))
    if (item.hasEOL) lines.push('')
  }
  return lines
}

const read = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(bytes, { verbosity: 0 })
  if (document.numPages > mostPages) return { failure: 'too-long' }
  const pages: string[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    pages.push(linesOf((await page.getTextContent()).items))
    page.cleanup()
  }
  return { pages }
}

answering(async (bytes: Uint8Array) => {
  try {
    return await read(bytes)
  } catch (error) {
    return { failure: (error as Error).name === 'PasswordException' ? 'locked' : 'broken' }
  }
})
