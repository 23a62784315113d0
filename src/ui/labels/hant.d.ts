/** A zh-CN catalogue in traditional characters, converted when the screens are built. */
declare module '*?hant' {
  export const labels: Readonly<Record<string, string>>
}
