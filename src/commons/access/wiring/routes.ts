import type { Route } from '#platform/http/route.ts'
import { loginRoutes } from './log-in.ts'

export const routes: readonly Route[] = [...loginRoutes]
