import { unless, type Verdict } from '#kernel/verdict.ts'
import { administrators } from '../spec/roles.ts'

/** 三员分立 (GB/T 22239 8.1.4): system, security and audit are looked after by three people; nobody holds two of the posts. */
export const isOneAdministrator = (roles: readonly string[]): Verdict =>
  unless(administrators.filter((role) => roles.includes(role)).length <= 1, 'three-administrators')
