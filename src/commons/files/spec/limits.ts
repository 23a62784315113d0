/** How much is taken. Bytes; `countyBytes` and `looseBytes` together are what its operator plans the disk for. */
export const limits = {
  file: 20_000_000,
  /** Of one opinion of a citizen. */
  publicFile: 10_000_000,
  publicFiles: 3,
  loginFilesADay: 200,
  loginBytesADay: 1_000_000_000,
  countyBytes: 100_000_000_000,
  /** Of the public's files that no record took yet. */
  looseBytes: 5_000_000_000,
  /** Hours after which a file that no record took is let go. */
  looseHours: 24,
} as const
