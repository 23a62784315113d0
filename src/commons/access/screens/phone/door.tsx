import type { ComponentChildren, FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import { call, CallError } from '#ui/call.ts'
import { useLoaded } from '#ui/light/use-loaded.ts'
import { type Me, whoAmI } from '../../spec/contract.ts'
import { Bind } from './bind.tsx'
import { type KeptKey, keptKey } from './kept-key.ts'
import { NotBound, Open } from './open.tsx'
import { Own } from './own.tsx'
import { useSay } from './words.ts'

const isBinding = (): boolean => window.location.pathname.endsWith('/bind')

/** Who is logged in on this phone, and whose key it keeps. */
const look = async (): Promise<{ me: Me | null; kept: KeptKey | undefined }> => {
  const kept = await keptKey()
  try {
    return { me: await call(whoAmI), kept }
  } catch (error) {
    if (error instanceof CallError && error.status === 401) return { me: null, kept }
    throw error
  }
}

/** The phone's one door: binding, the PIN, or the own page of whoever is in. `children` is what the rooms have for a deputy. */
export const Door: FunctionComponent<{ children: ComponentChildren }> = ({ children }) => {
  const say = useSay()
  const { data, error, reload } = useLoaded(look)
  const [note, setNote] = useState<string>()
  if (error)
    return (
      <>
        <p class="say" role="alert">
          {say(error.status === 0 ? 'network' : 'failed')}
        </p>
        <p class="gap">
          <button type="button" class="btn" onClick={reload}>
            {say('again')}
          </button>
        </p>
      </>
    )
  if (!data) return <p>{say('wait')}</p>
  const { me, kept } = data
  if (isBinding())
    return (
      <Bind
        kept={kept}
        onDone={() => {
          window.history.replaceState(null, '', '/phone/')
          reload()
        }}
      />
    )
  if (me)
    return (
      <Own
        me={me}
        onOut={() => {
          setNote(say('own.out'))
          reload()
        }}
      >
        {children}
      </Own>
    )
  if (kept?.device) return <Open kept={kept} note={note} onDone={reload} />
  return <NotBound />
}
