import { Empty, Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type HeldRights, readRights } from '../../../spec/rights.ts'
import { accessWords } from '../words.ts'

const Post = ({ organName, roleName, since, until, rights }: HeldRights) => {
  const say = useWords(accessWords)
  return (
    <section>
      <h2>
        {organName} · {roleName}
      </h2>
      <p className="dim">
        {say('rights.since', { day: since })}
        {until !== null && ` ${say('rights.until', { day: until })}`}
      </p>
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
    </section>
  )
}

/** 我能做什么: my posts, what each lets me do, and where. */
export const Page = () => {
  const say = useWords(accessWords)
  useTitle(say('rights'))
  const { data, error, refetch } = useAnswer(readRights, {})
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <div className="head">
        <h1>{say('rights')}</h1>
        <span className="dim">{say('rights.lead')}</span>
      </div>
      {data.items.length === 0 && <Empty why={say('rights.none')} />}
      {data.items.map((post) => (
        <Post key={`${post.organName} ${post.role}`} {...post} />
      ))}
    </>
  )
}
