import { lapse } from './lapse.ts'

/** The post of one of the three administrators, which no clerk ends (三员分立), ends with the life all the same. */
export const lapseAdministrator: typeof lapse = { ...lapse, move: 'lapseAdministrator' }
