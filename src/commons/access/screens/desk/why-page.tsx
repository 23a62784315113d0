import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useKinds } from '#ui/desk/kinds.tsx'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { readReasons } from '../../spec/rights.ts'
import { SubjectPicker } from './subject-picker.tsx'
import { accessWords } from './words.ts'

/** 为什么: every step on a record, whether it can be taken now, by which post or what is missing; of oneself, or of somebody whom one keeps. */
export const Page = () => {
  const say = useWords(accessWords)
  const navigate = useNavigate()
  const { kind = '', id = '' } = useParams({ strict: false }) as { kind?: string; id?: string }
  const { person } = useSearch({ strict: false }) as { readonly person?: string }
  const { data, error, refetch } = useAnswer(
    readReasons,
    { query: { kind, record: id, ...(person && { person }) } },
    { keepsLast: true },
  )
  const { open, word, noun } = useKinds()(kind)
  useTitle(say('why.title'))
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const back = open?.(id)
  const name = person === undefined ? say('why.you') : data.name
  return (
    <>
      <div className="head">
        <h1>{say('why.title')}</h1>
        <span className="dim">{[noun, data.title, word('state', data.state)].filter(Boolean).join(' · ')}</span>
        {back && (
          <div className="end">
            <Link {...back}>{say('why.back')}</Link>
          </div>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to stop at (WCAG 2.1.1) */}
      <section className="own-page" tabIndex={0} aria-label={say('why.title')}>
        <SubjectPicker
          label={say('rights.of')}
          value={person}
          onChange={(one) => void navigate({ to: '.', search: one ? { person: one } : {} })}
        />
        <p className="dim">{say('why.lead', { name })}</p>
        {!data.sees && <Empty why={say('why.unseen', { name })} />}
        {data.items.length > 0 && (
          <table className="rows whys">
            <thead>
              <tr>
                <th scope="col">{say('why.step')}</th>
                <th scope="col">{say('why.can')}</th>
                <th scope="col">{say('why.because')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ move, may, because }) => (
                <tr key={move}>
                  <td>{word('move', move)}</td>
                  <td>{say(may ? 'why.yes' : 'why.no')}</td>
                  <td>{because}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
