import { lifecycle } from '#kernel/lifecycle.ts'

/** 设置变更: made once and never changed; the next one stands beside it. */
export const editionLife = lifecycle({
  kind: 'edition',
  parties: { keeper: 'settings.keep' },
  initial: 'made',
  create: { event: 'made', by: ['keeper'] },
  clocks: {},
  states: { made: { kind: 'final' } },
  moves: {},
})
