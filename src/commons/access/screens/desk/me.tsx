import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { call, CallError } from '#ui/call.ts'
import { keepDraftsOf } from '#ui/desk/form/drafts.ts'
import { type Me, logOut, whoAmI } from '../../spec/contract.ts'
import { administrators } from '../../spec/roles.ts'

/** Who is logged in, if anybody, and whether a log-in ended by itself. */
export interface Login {
  readonly me: Me | null
  readonly hasEnded: boolean
}

const key = ['who am i']
const nobody: Login = { me: null, hasEnded: false }
const MeContext = createContext<Me | undefined>(undefined)
export const MeProvider = MeContext.Provider

const loginOf = (me: Me): Login => {
  keepDraftsOf(me.login)
  return { me, hasEnded: false }
}

/** Who is logged in now. */
export const useLogin = () =>
  useQuery<Login, CallError>({
    queryKey: key,
    queryFn: async () => {
      try {
        return loginOf(await call(whoAmI))
      } catch (error) {
        if (error instanceof CallError && error.status === 401) return nobody
        throw error
      }
    },
    staleTime: 300_000,
  })

/** Puts the log-in in place of the page when somebody's log-in has ended; what was typed is kept for him. */
export const endLogin = (client: QueryClient): void => {
  client.setQueryData<Login>(key, (now) => (now?.me ? { me: null, hasEnded: true } : now))
}

/** Asks anew by which posts one acts, with what is shown left as it is. */
export const rereadRights = (client: QueryClient): void => void client.invalidateQueries({ queryKey: key })

/** One of the three who look after the system and see no business (三员分立, GB/T 22239 8.1.4). */
export const isAdministrator = ({ posts }: Me): boolean =>
  posts.length > 0 && posts.every(({ role }) => administrators.some((one) => one === role))

/** Whose posts all lie in a township: what he sees and counts is that township's, not the county's. */
export const isOfTownship = ({ posts }: Me): boolean =>
  posts.length > 0 && posts.every(({ division }) => division?.length === 9)

/** Whoever is logged in, on every page behind the log-in. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is used outside a log-in')
  return me
}

/** Whether one of these permissions is held; none asked: yes. */
export const useHolds = (): ((needs: string | readonly string[] | undefined) => boolean) => {
  const me = useMe()
  return (needs) =>
    needs === undefined || (typeof needs === 'string' ? [needs] : needs).some((one) => me.permissions.includes(one))
}

/** Puts the log-in in place or takes it away, and with it everything that was read under the other one. */
export const useSetLogin = (): ((me: Me | null) => void) => {
  const client = useQueryClient()
  return useCallback(
    (me) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] })
      client.setQueryData<Login>(key, me ? loginOf(me) : nobody)
    },
    [client],
  )
}

/** Asks anew who is logged in and by which posts, and forgets what was read under the old ones. */
export const useRereadLogin = (): (() => void) => {
  const client = useQueryClient()
  return useCallback(() => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] })
    rereadRights(client)
  }, [client])
}

export const useLogOut = (onDone: () => void): (() => void) => {
  const setLogin = useSetLogin()
  return () => {
    void call(logOut)
      .catch(() => undefined)
      .then(() => {
        setLogin(null)
        onDone()
      })
  }
}
