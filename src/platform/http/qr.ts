import { create } from 'qrcode'
import type { QrCode } from '#kernel/qr.ts'

/** A QR code (ISO/IEC 18004, level M) as one path of horizontal strokes, one unit a module, to be drawn inside the page. */
export const qrOf = (text: string): QrCode => {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) path += `M${from} ${y}h${x - from}`
    }
  }
  return { size, path }
}
