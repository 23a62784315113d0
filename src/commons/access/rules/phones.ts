import { unless, type Verdict } from '#kernel/verdict.ts'
import { isRole } from '../spec/roles.ts'

/** Whether somebody has rights here by another post than a deputy's: he logs in by an account with a second factor. */
export const usesAccount = (roles: readonly string[]): boolean =>
  roles.some((role) => role !== 'deputy' && isRole(role))

/** A phone is bound for deputies who may nothing here but what a deputy may (security.md 6.3.3); posts without rights do not count. */
export const mayBindPhone = (roles: readonly string[]): Verdict =>
  unless(roles.includes('deputy') && !usesAccount(roles), 'only-deputies')
