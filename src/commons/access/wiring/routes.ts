import type { Route } from '#platform/http/route.ts'
import { accountRoutes } from './accounts.ts'
import { loginRoutes } from './log-in.ts'
import { phoneRoutes } from './phones.ts'
import { providerRoutes } from './provider.ts'
import { ownAccountRoutes } from './own-account.ts'
import { rightsRoutes } from './rights.ts'

export const routes: readonly Route[] = [
  ...loginRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...phoneRoutes,
  ...providerRoutes,
  ...rightsRoutes,
]
