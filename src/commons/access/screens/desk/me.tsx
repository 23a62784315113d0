import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { call, CallError } from '#ui/call.ts'
import { type Me, logOut, whoAmI } from '../../spec/contract.ts'

const key = ['who am i']
const MeContext = createContext<Me | undefined>(undefined)
export const MeProvider = MeContext.Provider

/** Who is logged in; null when nobody is. */
export const useLogin = () =>
  useQuery<Me | null, CallError>({
    queryKey: key,
    queryFn: async () => {
      try {
        return await call(whoAmI)
      } catch (error) {
        if (error instanceof CallError && error.status === 401) return null
        throw error
      }
    },
    staleTime: 300_000,
  })

/** Whoever is logged in, on every page behind the log-in. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is used outside a log-in')
  return me
}

export const useHolds = (): ((permission: string | undefined) => boolean) => {
  const me = useMe()
  return (permission) => permission === undefined || me.permissions.includes(permission)
}

/** Puts the log-in in place or takes it away, and with it everything that was read under the other one. */
export const useSetLogin = (): ((me: Me | null) => void) => {
  const client = useQueryClient()
  return (me) => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] })
    client.setQueryData(key, me)
  }
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
