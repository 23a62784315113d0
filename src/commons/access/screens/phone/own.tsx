import type { ComponentChildren, FunctionComponent } from 'preact'
import { call } from '#ui/call.ts'
import { useLoaded } from '#ui/light/use-loaded.ts'
import { logOut, type Me } from '../../spec/contract.ts'
import { endOwnSession, type OwnAccount, readOwn } from '../../spec/own-account.ts'
import { useStep } from './use-step.ts'
import { useSay } from './words.ts'

const loadOwn = (): Promise<OwnAccount> => call(readOwn)

const Posts: FunctionComponent<{ me: Me }> = ({ me }) => {
  const say = useSay()
  return (
    <section class="block">
      <h2>{say('own.posts')}</h2>
      {me.posts.length === 0 && <p>{say('own.posts.none')}</p>}
      <ul class="entries">
        {me.posts.map(({ organ, organName, role, roleName }) => (
          <li key={`${organ} ${role}`}>
            <b>{roleName}</b>
            <span class="note">{organName}</span>
          </li>
        ))}
      </ul>
      <p class="gap">
        <a class="link" href="/desk/people/new-change">
          {say('own.change')}
        </a>
      </p>
    </section>
  )
}

const Account: FunctionComponent<{ onOut: () => void }> = ({ onOut }) => {
  const say = useSay()
  const { data, reload } = useLoaded(loadOwn)
  const { trouble, isSending, send } = useStep()
  const others = (data?.sessions ?? []).filter(({ isThis }) => !isThis)
  const here = data?.sessions.find(({ isThis }) => isThis)
  return (
    <section class="block">
      <h2>{say('own.account')}</h2>
      {here?.way === 'device' && <p>{say('own.bound')}</p>}
      <p class="note gap">{say('own.lost')}</p>
      {others.length > 0 && (
        <>
          <p class="gap">{say('own.elsewhere', { n: others.length })}</p>
          {others.map(({ id, agent, label }) => (
            <p class="gap" key={id}>
              <button
                type="button"
                class="btn alt"
                disabled={isSending}
                onClick={() => void send(() => call(endOwnSession, { params: { session: id } }).then(reload))}
              >
                {say('own.end', { where: agent ?? label ?? '…' })}
              </button>
            </p>
          ))}
        </>
      )}
      {trouble && (
        <p class="say" role="alert">
          {trouble}
        </p>
      )}
      <p class="gap">
        <button
          type="button"
          class="btn alt"
          disabled={isSending}
          onClick={() => void send(() => call(logOut).then(onOut))}
        >
          {say('own.logOut')}
        </button>
      </p>
    </section>
  )
}

interface OwnProps {
  readonly me: Me
  readonly children: ComponentChildren
  readonly onOut: () => void
}

/** The deputy's own page: who I am, what the rooms have for me, my account. */
export const Own: FunctionComponent<OwnProps> = ({ me, children, onOut }) => {
  const say = useSay()
  return (
    <>
      <h1>{me.posts.some(({ role }) => role === 'deputy') ? say('own.title', { name: me.name }) : me.name}</h1>
      <Posts me={me} />
      {children}
      <Account onOut={onOut} />
    </>
  )
}
