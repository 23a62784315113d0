import { roles } from '#commons/access/spec/roles.ts'

const onlyLooks = /\.(read|self)$/

/** Opens something to its holder that others wait for: more than to look on and to see oneself. */
export const isActing = (role: string): boolean =>
  Object.keys((roles as Readonly<Record<string, object>>)[role] ?? {}).some((permission) => !onlyLooks.test(permission))
