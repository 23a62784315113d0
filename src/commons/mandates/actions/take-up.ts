import { confirm } from './confirm.ts'

/** The qualification was confirmed before; now the congress has met and the seat is taken up, with all that goes with it. */
export const takeUp: typeof confirm = { ...confirm, move: 'takeUp' }
