import { Link, Outlet, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Total } from '#kernel/resource.ts'
import type { CallError } from '../../call.ts'
import { uiWords } from '../shared-words.ts'
import { Empty, Failed, Loading } from '../states.tsx'
import { useTitle } from '../use-title.ts'
import { useWords } from '../words.tsx'

/** The list's address: what narrows it, and the form that is open beside it. */
export const useRegisterSearch = <Search extends object>() => {
  const search = useSearch({ strict: false }) as Search & { readonly do?: string }
  const navigate = useNavigate()
  const set = (patch: Partial<Record<keyof Search | 'cursor' | 'page', string | undefined>>): void =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, cursor: undefined, page: undefined, ...patch }),
    })
  return { search, set }
}

export interface Tab {
  readonly name: string
  readonly label: string
}

export interface RegisterPageProps {
  readonly title: string
  readonly path: string
  readonly tabs: readonly Tab[]
  readonly tab: string
  /** Label and address of what makes a new record; undefined where this viewer makes none. */
  readonly create: { readonly label: string; readonly to: string } | undefined
  /** Null where nothing narrows the list. */
  readonly filters: ReactNode
  readonly list: ReactNode
}

/** A register: head with tabs, what narrows it, the list, and beside it the record or the form that the address names. */
export const RegisterPage = (props: RegisterPageProps) => {
  const { title, path, tabs, tab, create, filters, list } = props
  const ui = useWords(uiWords)
  const params = useParams({ strict: false }) as { id?: string }
  const search = useSearch({ strict: false }) as { do?: string }
  const isBeside = params.id !== undefined
  const isDoing = isBeside && search.do !== undefined
  const isEntering = useRouterState({ select: ({ location }) => location.pathname.includes(`${path}/new`) })
  const isUnder = isBeside || isEntering
  useTitle(isUnder ? undefined : title)
  const layout = isEntering ? 'split entering' : isBeside ? `split beside${isDoing ? ' doing' : ''}` : 'split alone'
  return (
    <>
      <div className={isUnder ? 'head hide-phone' : 'head'}>
        <h1>{title}</h1>
        {tabs.length > 0 && (
          <nav className="tabs" aria-label={title}>
            {tabs.map(({ name, label }) => (
              <Link
                key={name}
                to={path}
                search={{ tab: name }}
                className={name === tab ? 'on' : ''}
                aria-current={name === tab ? 'true' : undefined}
              >
                {label}
              </Link>
            ))}
          </nav>
        )}
        {create && (
          <div className="end">
            <Link to={create.to}>{create.label}</Link>
          </div>
        )}
      </div>
      {filters !== null && !isDoing && !isEntering && (
        <div className={isUnder ? 'filters hide-phone' : 'filters'} role="group" aria-label={ui('list.filters')}>
          {filters}
        </div>
      )}
      <div className={layout}>
        {list}
        <Outlet />
      </div>
    </>
  )
}

export interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

/** Narrows a list to one of a few. */
export const ChoiceFilter = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    placeholder={label}
    value={value}
    allowClear
    showSearch={{ optionFilterProp: 'label' }}
    options={[...options]}
    onChange={(picked?: string) => onChange(picked)}
    popupMatchSelectWidth={false}
    className={value ? 'set' : ''}
  />
)

/** Narrows a list to what bears some words; asked when typing is done. */
export const WordsFilter = ({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) => {
  const [text, setText] = useState(value ?? '')
  const send = (): void => {
    const wanted = text.trim() || undefined
    if (wanted !== value) onChange(wanted)
  }
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={text}
      allowClear
      className="words-filter"
      onChange={(event) => {
        setText(event.target.value)
        if (event.target.value === '' && value) onChange(undefined)
      }}
      onPressEnter={send}
      onBlur={send}
    />
  )
}

export interface ListProps {
  readonly label: string
  readonly answer:
    | { readonly total: Total; readonly next: string | null; readonly items: readonly unknown[] }
    | undefined
  readonly error: CallError | null
  readonly onRetry: () => void
  readonly empty: string
  readonly children: ReactNode
  readonly onNext: ((cursor: string | undefined) => void) | undefined
  readonly isLaterPage: boolean
}

/** The rows of a register, why there are none, or that they are on their way. */
const RegisterList = (props: ListProps) => {
  const { label, answer, error, onRetry, empty, children, onNext, isLaterPage } = props
  const ui = useWords(uiWords)
  const total = answer?.total ?? 0
  return (
    <section className="list scroll" aria-label={label}>
      {error ? (
        <Failed error={error} onRetry={onRetry} />
      ) : !answer ? (
        <Loading />
      ) : answer.items.length === 0 ? (
        <Empty why={empty} />
      ) : (
        <>
          {children}
          <div className="foot">
            <span>
              {typeof total === 'number'
                ? ui('list.count', { n: total })
                : ui('list.countAtLeast', { n: total.atLeast })}
            </span>
            {isLaterPage && onNext && (
              <button type="button" className="link" onClick={() => onNext(undefined)}>
                {ui('list.firstPage')}
              </button>
            )}
            {answer.next && onNext && (
              <button type="button" className="link" onClick={() => onNext(answer.next ?? undefined)}>
                {ui('list.nextPage')}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

/** Of an address what narrows its list: those of these parameters that say something. */
export const narrowedBy = <Search extends object, Name extends keyof Search>(
  search: Search,
  names: readonly Name[],
): { readonly [Key in Name]?: NonNullable<Search[Key]> } =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as {
    [Key in Name]?: NonNullable<Search[Key]>
  }

interface Asked {
  readonly data: ListProps['answer']
  readonly error: CallError | null
  readonly refetch: () => Promise<unknown>
}

/** The same of an answer whose pages the address turns. */
export const AnsweredList = ({
  answer,
  ...words
}: Pick<ListProps, 'label' | 'empty' | 'children'> & { readonly answer: Asked }) => {
  const { search, set } = useRegisterSearch<{ readonly cursor?: string }>()
  return (
    <RegisterList
      {...words}
      answer={answer.data}
      error={answer.error}
      onRetry={() => void answer.refetch()}
      onNext={(cursor) => set({ cursor })}
      isLaterPage={search.cursor !== undefined}
    />
  )
}
