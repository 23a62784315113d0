/**
 * What may be handed in, by its content, with what it is sent as and the endings that its name may have. A short list: of each the text
 * can be read, so that a marked document is refused, or it is a picture, which is encoded anew. The old binary formats (doc, xls, wps)
 * and archives are not on it, because their text is not read here; nor is anything that a browser runs (html, svg).
 */
export const fileKinds = {
  jpeg: { media: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { media: 'image/png', endings: ['png'] },
  pdf: { media: 'application/pdf', endings: ['pdf'] },
  ofd: { media: 'application/ofd', endings: ['ofd'] },
  docx: { media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: { media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  text: { media: 'text/plain', endings: ['txt', 'csv'] },
} as const

export type FileKind = keyof typeof fileKinds

/** Whether a kept file passed a scanner, or there was none to ask; what was found infected is never given out. */
export const scanStates = ['clean', 'not-scanned', 'quarantined'] as const
export type ScanState = (typeof scanStates)[number]

/** A size as people read it. */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Endings for a file chooser, pictures first. */
export const acceptedEndings = Object.values(fileKinds)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',')
