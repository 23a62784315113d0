/** How much is taken at once: the same in every county. Bytes. */
export const limits = {
  file: 20_000_000,
  /** Of one opinion of a citizen. */
  publicFile: 10_000_000,
  publicFiles: 3,
  /** Of an answer to one. */
  answerFiles: 3,
  /** Of the public's files that no record took yet. Above a county's own share: that stops the public only, never the office. */
  looseBytes: 5_000_000_000,
  /** The same of one place, which many may share. */
  looseBytesOfPlace: 300_000_000,
  /** Hours after which a file that no record took is let go. */
  looseHours: 24,
} as const
