import { useNavigate, useSearch } from '@tanstack/react-router'
import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type HeldRights, readRights } from '../../spec/rights.ts'
import { SubjectPicker } from './subject-picker.tsx'
import { accessWords } from './words.ts'

const Post = ({ organName, roleName, standsFor, since, until, rights }: HeldRights) => {
  const say = useWords(accessWords)
  return (
    <section>
      <h2>
        {organName} · {roleName}
        {standsFor !== null && <> · {say('rights.standsFor', { holder: standsFor })}</>}
      </h2>
      <p className="dim">
        {say('rights.since', { day: since })}
        {until !== null && ` ${say('rights.until', { day: until })}`}
      </p>
      {rights.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{say('rights.right')}</th>
              <th scope="col">{say('rights.reach')}</th>
            </tr>
          </thead>
          <tbody>
            {rights.map(({ permission, name, scope }) => (
              <tr key={permission}>
                <td>{name}</td>
                <td>{scope}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** 我能做什么: posts, what each lets one do, and where; of oneself, or of somebody whom one keeps. */
export const Page = () => {
  const say = useWords(accessWords)
  const navigate = useNavigate()
  const { person } = useSearch({ strict: false }) as { readonly person?: string }
  const { data, error, refetch } = useAnswer(readRights, { query: person ? { person } : {} })
  const title = person && data ? say('rights.others', { name: data.name }) : say('rights')
  useTitle(title)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{title}</h1>
        <span className="dim">{say('rights.lead')}</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and may hold nothing to stop at (WCAG 2.1.1) */}
      <section className="own-page" tabIndex={0} aria-label={title}>
        <SubjectPicker
          label={say('rights.of')}
          value={person}
          onChange={(one) => void navigate({ to: '.', search: one ? { person: one } : {} })}
        />
        {data.items.length === 0 && <Empty why={say('rights.none')} />}
        {data.items.map((post) => (
          <Post key={post.id} {...post} />
        ))}
      </section>
    </>
  )
}
