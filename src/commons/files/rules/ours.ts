interface Found {
  readonly contents: number
  readonly rotten: readonly { readonly what: 'changed' | 'gone' }[]
}

/** A store of which something is missing, or nothing is known, may belong to another database or another key: of that nothing is removed. */
export const isSurelyOurs = ({ contents, rotten }: Found): boolean =>
  contents > rotten.length && rotten.every(({ what }) => what !== 'gone')
