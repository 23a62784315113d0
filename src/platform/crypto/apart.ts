/** Parts in one text that no other parts give: ('ab', 'c') is not ('a', 'bc'). */
export const apart = (parts: readonly string[]): string =>
  parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('')
