import { answering } from '#platform/apart/apart.ts'
import { shrink } from './shrink.ts'

interface Given {
  readonly bytes: Uint8Array
  readonly most: { readonly width: number; readonly height: number }
}

/** The process in which a stranger's picture is unpacked: what goes wrong here ends here. */
answering(({ bytes, most }: Given) => {
  try {
    return { picture: shrink(Buffer.from(bytes), most) }
  } catch {
    return { picture: null }
  }
})
