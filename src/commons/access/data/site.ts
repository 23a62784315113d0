import type { Site } from '#platform/login/passkey.ts'

/** The site as passkeys and authenticator apps name it. */
export const siteOf = (origin: string, county: string): Site => ({ origin, name: `履职 ${county}` })
