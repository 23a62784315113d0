interface Hung {
  readonly id: string
  readonly sha256: string
}

/** How a record names a file that hangs on it, so that its event seals what the file is: id and SHA-256 of the content. */
export const hungAs = ({ id, sha256 }: Hung): string => `${id}:${sha256}`

export const idOfHung = (hung: string): string => hung.slice(0, hung.indexOf(':'))
