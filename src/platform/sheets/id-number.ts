const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** The check character of a citizen's number, from its first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checksumOf = (number: string): string =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11] ?? ''
