import { Link } from '@tanstack/react-router'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { alike, listNotes, listPosts } from '../../spec/contract.ts'
import { peopleWords } from './words.ts'

/** Posts of a person over time, the newest first; the way to give one more. */
const HeldPosts = ({ person, mayGive }: { readonly person: string; readonly mayGive: boolean }) => {
  const say = useWords(peopleWords)
  const { data } = useAnswer(listPosts, { query: { person, limit: 200 } })
  if (!data || (data.items.length === 0 && !mayGive)) return null
  return (
    <section>
      <h2>{say('noun.post')}</h2>
      {mayGive && (
        <p className="no-print">
          {data.items.length === 0 && <>{say('posts.none')} </>}
          <Link to="/people/new-post" search={{ person }}>
            {say('posts.give')}
          </Link>
        </p>
      )}
      <table className="rows registers inset">
        <tbody>
          {data.items.map((post) => (
            <tr key={post.id}>
              <td className="w">
                <Link to={`/people/posts/${post.id}`}>
                  {post.organ.name} {post.title ?? say(`role.${post.role}`)}
                </Link>
              </td>
              <td className="dim n">{post.startsOn}</td>
              <td className="dim n">{post.endsOn ?? '—'}</td>
              <td className="dim">{post.ground ? say(`ground.${post.ground}`) : say(`state.${post.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What the law says of what a person holds today, with its article. */
const LawNotes = ({ person }: { readonly person: string }) => {
  const say = useWords(peopleWords)
  const { data } = useAnswer(listNotes, { query: { person } })
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <h2>{say('part.law')}</h2>
      <ul className="notes">
        {data.items.map((note) => (
          <li key={`${note.code}${note.role}`}>
            {say(`note.${note.code}` as 'note.post-twice', {
              organ: note.organ?.name ?? '',
              person: note.person?.name ?? '',
              role: note.role ? say(`role.${note.role}`) : '',
              count: note.count,
            })}{' '}
            <span className="dim">{note.law}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Others who may be this person; merging begins here. */
const Alike = ({ person }: { readonly person: string }) => {
  const say = useWords(peopleWords)
  const { data } = useAnswer(alike, { params: { id: person }, query: {} })
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <h2>{say('part.alike')}</h2>
      <table className="rows registers inset">
        <tbody>
          {data.items.map(({ id, name, number, birthOn, township, by }) => (
            <tr key={id}>
              <td className="w">
                <Link to={`/people/${id}`}>{name}</Link>{' '}
                <small className="dim">{[number, birthOn, township?.name].filter(Boolean).join(' · ')}</small>
              </td>
              <td className="dim">{say(`alike.${by}`)}</td>
              <td className="no-print">
                <Link to={`/people/${person}`} search={{ do: 'merge', into: id }}>
                  {say('pairs.merge', { name })}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface Around {
  readonly person: string
  readonly mayKeep: boolean
  readonly mayMerge: boolean
}

/** What stands around a person: posts over time, what the law says of them, and who may be the same. */
export const AroundPerson = ({ person, mayKeep, mayMerge }: Around) => (
  <>
    <HeldPosts person={person} mayGive={mayKeep} />
    <LawNotes person={person} />
    {mayMerge && <Alike person={person} />}
  </>
)
