import type { FunctionComponent } from 'preact'
import type { QrCode } from '#kernel/qr.ts'

/** A QR code in the page. A border of four units is part of the code: without it scanners fail. */
export const Qr: FunctionComponent<{ qr: QrCode; what: string; caption: string }> = ({
  qr: { size, path },
  what,
  caption,
}) => (
  <figure class="qr">
    <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={what} shape-rendering="crispEdges">
      <path stroke="currentColor" transform="translate(0 .5)" d={path} />
    </svg>
    <figcaption class="note">{caption}</figcaption>
  </figure>
)
