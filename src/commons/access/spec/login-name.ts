import { z } from 'zod'

/** A new user name: small letters, digits, dots, hyphens; never figures alone, which would look like a phone. */
export const newLoginName = z.string().regex(/^(?=.*[a-z])[a-z0-9][a-z0-9.-]{2,39}$/)
