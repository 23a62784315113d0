/** The part of pngjs that is used here; the package brings no types. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      read(bytes: Buffer): { readonly width: number; readonly height: number; readonly data: Buffer }
      write(picture: { readonly width: number; readonly height: number; readonly data: Buffer }): Buffer
    }
  }
}
