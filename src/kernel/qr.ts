/** A QR code as one path on a square of `size` units. */
export interface QrCode {
  readonly size: number
  readonly path: string
}
