import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import { call } from '#ui/call.ts'
import { momentOf } from '#ui/desk/dates.ts'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import {
  type Account,
  accountActs,
  handOut,
  listAccounts,
  makeAccount,
  readWaiting,
  waitingFreshFor,
  type PersonWithAccount,
} from '../../spec/accounts.ts'
import { showProvider } from '../../spec/provider.ts'
import { Entry, Refused, useChange } from './log-in-card.tsx'
import { useHolds } from './me.tsx'
import { accessWords } from './words.ts'

const tabs = ['with', 'without', 'ended'] as const

interface Handed {
  readonly name: string
  readonly login: string
  readonly code: string
}

/** The code, shown this once, to be handed to its person and to nobody else. */
const HandedCode = ({ handed, onDone }: { readonly handed: Handed; readonly onDone: () => void }) => {
  const say = useWords(accessWords)
  return (
    <section className="panel handed" role="status">
      <h2>{say('handed', { name: handed.name })}</h2>
      <p>
        {say('logIn.name')} <code>{handed.login}</code> · {say('enrol.code')} <code>{handed.code}</code>
      </p>
      <p className="hint">{say('handed.lead')}</p>
      <button type="button" className="btn" onClick={onDone}>
        {say('handed.done')}
      </button>
    </section>
  )
}

const body = <Input,>(account: Account, input: Input) => ({ actId: uuidv7(), version: account.version, input })

/** How the person is known: by factors of his own, by a bound phone, by the demo's password, or not yet. */
const enrolmentOf = ({ factors, hasPhone, isDemo }: Account) =>
  factors > 0 ? 'enrolled' : hasPhone ? 'byPhone' : isDemo ? 'demo' : 'notEnrolled'

interface RowProps {
  readonly one: PersonWithAccount
  readonly onHanded: (handed: Handed) => void
}

/** Makes a log-in and hands out its code in one go. */
const MakeAccount = ({ one, onHanded, onClose }: RowProps & { readonly onClose: () => void }) => {
  const say = useWords(accessWords)
  const [login, setLogin] = useState('')
  const { problem, isSending, change } = useChange(listAccounts.path)
  const make = async (): Promise<string> => {
    const { item } = await call(makeAccount, { body: { id: uuidv7(), person: one.person, login: login.trim() } })
    const given = await call(handOut, { params: { id: item.id }, body: body(item, { lost: 'both' as const }) })
    return given.code
  }
  return (
    <form
      className="make-account"
      onSubmit={(event) => {
        event.preventDefault()
        change(make, (code) => onHanded({ name: one.name, login: login.trim(), code }))
      }}
    >
      <Entry
        id={`login-${one.person}`}
        label={say('accounts.login')}
        hint={say('accounts.login.hint')}
        complete="off"
        value={login}
        onChange={setLogin}
      />
      <button type="submit" className="btn pri" disabled={isSending || login.trim() === ''}>
        {say('accounts.make')}
      </button>
      <button type="button" className="btn" onClick={onClose}>
        {say('accounts.sure.not')}
      </button>
      <Refused problem={problem} />
    </form>
  )
}

/** Who somebody is at the province's identity service, entered by the number that he has there. */
const LinkSubject = ({ account }: { readonly account: Account }) => {
  const say = useWords(accessWords)
  const { data } = useAnswer(showProvider, {}, { freshFor: namesFreshFor })
  const [subject, setSubject] = useState<string>()
  const { problem, isSending, change } = useChange(listAccounts.path)
  const name = data?.name
  if (!name) return null
  if (subject === undefined)
    return (
      <button type="button" className="btn" onClick={() => setSubject('')}>
        {say('accounts.subject.open', { name })}
      </button>
    )
  const save = () => call(accountActs.setSubject, { params: { id: account.id }, body: body(account, { subject }) })
  return (
    <form
      className="make-account"
      onSubmit={(event) => {
        event.preventDefault()
        change(save, () => setSubject(undefined))
      }}
    >
      <Entry
        id={`subject-${account.id}`}
        label={say('accounts.subject', { name })}
        complete="off"
        isOptional
        value={subject}
        onChange={setSubject}
      />
      <button type="submit" className="btn pri" disabled={isSending}>
        {say('accounts.subject.save')}
      </button>
      <button type="button" className="btn" onClick={() => setSubject(undefined)}>
        {say('accounts.sure.not')}
      </button>
      <Refused problem={problem} />
    </form>
  )
}

/** What puts somebody out at once is asked for twice. */
type Sure = 'endSessions' | 'end'

const Verbs = ({ one, account, onHanded }: RowProps & { readonly account: Account }) => {
  const say = useWords(accessWords)
  const holds = useHolds()
  const { problem, isSending, change } = useChange(listAccounts.path)
  const params = { id: account.id }
  const reason = { reason: say('accounts.reason') }
  const give = (lost: 'password' | 'both'): void =>
    change(
      () => call(handOut, { params, body: body(account, { lost }) }),
      ({ code }) => onHanded({ name: one.name, login: account.login, code }),
    )
  const [asked, setAsked] = useState<Sure>()
  const [done, setDone] = useState<'endSessions' | 'demandPassword'>()
  const button = (label: Parameters<typeof say>[0], act: () => void) => (
    <button type="button" className="btn" disabled={isSending} onClick={act}>
      {say(label)}
    </button>
  )
  const ask = (which: Sure) => button(`accounts.${which}`, () => setAsked(which))
  const acts: Record<Sure, () => void> = {
    endSessions: () =>
      change(
        () => call(accountActs.endSessions, { params, body: body(account, reason) }),
        () => setDone('endSessions'),
      ),
    end: () => change(() => call(accountActs.end, { params, body: body(account, reason) })),
  }
  if (asked !== undefined)
    return (
      <>
        <button
          type="button"
          className="btn pri"
          disabled={isSending}
          onClick={() => {
            setAsked(undefined)
            acts[asked]()
          }}
        >
          {say(`accounts.sure.${asked}`, { name: one.name })}
        </button>
        {button('accounts.sure.not', () => setAsked(undefined))}
      </>
    )
  return (
    <>
      {account.state === 'inForce' && holds('logins.keep') && (
        <>
          {account.factors > 0 && button('accounts.resetPassword', () => give('password'))}
          {button('accounts.handOut', () => give('both'))}
          <LinkSubject account={account} />
        </>
      )}
      {account.state === 'inForce' && holds('logins.secure') && (
        <>
          {ask('endSessions')}
          {button('accounts.demandPassword', () =>
            change(
              () => call(accountActs.demandPassword, { params, body: body(account, reason) }),
              () => setDone('demandPassword'),
            ),
          )}
        </>
      )}
      {account.state === 'inForce'
        ? ask('end')
        : holds('logins.keep') &&
          button('accounts.restore', () =>
            change(() => call(accountActs.restore, { params, body: body(account, reason) })),
          )}
      {done && <p role="status">{say(`accounts.done.${done}`)}</p>}
      <Refused problem={problem} />
    </>
  )
}

const Row = ({ one, onHanded }: RowProps) => {
  const say = useWords(accessWords)
  const lookUp = useLookUp()
  const [isOpen, setOpen] = useState(false)
  const holds = useHolds()
  const { account } = one
  const posts = one.posts.map(
    ({ role, organName }) => `${organName} ${lookUp(peopleWords.name, `role.${role}`) ?? role}`,
  )
  return (
    <tr>
      <td className="called">{one.name}</td>
      <td className="w dim">{posts.join(' · ')}</td>
      <td>{account?.login}</td>
      <td className="dim">
        {account && say(`accounts.${enrolmentOf(account)}`)}
        {account?.codeEndsAt && ` ${say('accounts.codeUntil', { at: momentOf(account.codeEndsAt) })}`}
      </td>
      <td className="dim">{account?.usedAt && momentOf(account.usedAt)}</td>
      <td className="acts">
        {account ? (
          <Verbs one={one} account={account} onHanded={onHanded} />
        ) : isOpen ? (
          <MakeAccount one={one} onHanded={onHanded} onClose={() => setOpen(false)} />
        ) : (
          holds('logins.keep') && (
            <button type="button" className="btn" onClick={() => setOpen(true)}>
              {say('accounts.open')}
            </button>
          )
        )}
      </td>
    </tr>
  )
}

/** 账号管理: who has a log-in and who has none. */
export const Page = () => {
  const say = useWords(accessWords)
  useTitle(say('accounts'))
  const [show, setShow] = useState<(typeof tabs)[number]>('with')
  const [q, setQ] = useState('')
  const [handed, setHanded] = useState<Handed>()
  const { data, error, refetch } = useAnswer(listAccounts, { query: { show, q, limit: 200 } }, { keepsLast: true })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <>
      <div className="head">
        <h1>{say('accounts')}</h1>
        <span className="dim">{say('accounts.lead')}</span>
      </div>
      {handed && <HandedCode handed={handed} onDone={() => setHanded(undefined)} />}
      <div className="filters short">
        {tabs.map((tab) => (
          <button key={tab} type="button" className="btn" aria-pressed={tab === show} onClick={() => setShow(tab)}>
            {say(`accounts.${tab}`)}
          </button>
        ))}
        <input
          className="text"
          aria-label={say('accounts.find')}
          placeholder={say('accounts.find')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {!data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <Empty why={say('accounts.none')} />
      ) : (
        <div className="scroll">
          <table className="rows">
            <thead>
              <tr>
                <th>{say('accounts.name')}</th>
                <th className="w">{say('accounts.posts')}</th>
                <th>{say('logIn.name')}</th>
                <th>{say('accounts.state')}</th>
                <th>{say('sessions.used')}</th>
                <th>{say('sessions.act')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <Row key={`${show} ${one.person}`} one={one} onHanded={setHanded} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** For the start page: who has no log-in yet, and which log-ins nobody enrolled. */
export const AccountsWait = () => {
  const say = useWords(accessWords)
  const { data } = useAnswer(readWaiting, {}, { freshFor: waitingFreshFor })
  return data ? say('wait.accounts', { without: data.withoutAccount ?? 0, not: data.notEnrolled ?? 0 }) : null
}
