const hour = 3_600_000

/** How long a log-in holds, in milliseconds (ASVS 7.3.1, 7.3.2). */
export const idleLimit = 12 * hour
export const absoluteLimit = 7 * 24 * hour

/** The time of last use is written at most this often. */
export const usedEvery = hour / 12

/** Tokens that have been over for this long are removed when the next one is made (剩余信息保护: dead credentials go). */
export const deadFor = 30 * 24 * hour

/** API tokens, in days. */
export const apiTokenDays = { default: 90, most: 366 }

/** Failed tries a window, before the next one has to wait (ASVS 6.3.1). Behind one office's address sit many people. */
export const tries = { window: hour / 6, perName: 8, perSource: 60 }

/** A log-in under way (the password was right, the second factor is due): how long it waits, and how many tries it has (ASVS 6.5.5, 6.6.3). */
export const attempts = { holdFor: hour / 6, most: 5 }

/** Codes that an administrator hands out, to enrol or to reset. */
export const handedOut = { enrolFor: 72 * hour }

/** Wrong PINs on a bound phone before the office must bind it again. */
export const pinTries = 5

/** Wrong second factors of one log-in a window, from wherever: only who knows the password gets that far. */
export const secondTries = 10

/** Tries on one name from browsers that never logged in with it, all sources together; a browser that did is not held up by them. */
export const strangerTries = 100

/** Wrong codes to bind a phone, one source a window. Codes cannot be guessed, so there is no limit over all sources that a stranger could use up. */
export const bindTries = 30

export const recoveryCodes = 10
