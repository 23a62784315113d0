const stand: object = new Proxy(() => stand, {
  get: (_target, key): unknown => (key === Symbol.toPrimitive ? () => '' : stand),
  apply: () => stand,
})

/**
 * Stands for `zod` in the phone's bundle: contracts build their schemas as they are read, and nothing here asks a schema
 * anything. The library would be as large as everything else together (look.md: 60 KB at first load).
 */
export const z = stand
