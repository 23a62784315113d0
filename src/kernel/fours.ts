/** Hexadecimal digits in groups of four, so that they break over lines and can be read aloud. */
export const grouped = (hex: string): string => hex.replace(/.{4}(?=.)/g, '$& ')
