const encodings = ['utf-8', 'gb18030'] as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text holds
const noText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/u

const isPage = /^\s*<(?:!doctype|\?xml|html|svg|script)/i

const decoded = (bytes: Buffer): string | null => {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {} // the next encoding
  }
  return null
}

/** A text in UTF-8 or GB 18030; null for bytes that are none, and for what a browser would draw. */
export const plainText = (bytes: Buffer): string | null => {
  const text = decoded(bytes)
  return text === null || text.trim() === '' || noText.test(text) || isPage.test(text) ? null : text
}
