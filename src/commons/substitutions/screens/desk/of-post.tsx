import { Link } from '@tanstack/react-router'
import { readPost } from '#commons/people/spec/contract.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listSubstitutions } from '../../spec/contract.ts'
import { stoodInFor } from '../../spec/roles.ts'
import { substitutionWords } from './words.ts'

/** On a post's record: who acts in it for its holder, now and before. Nothing where nobody can. */
export const Section = ({ id }: { readonly id: string }) => {
  const say = useWords(substitutionWords)
  const { data: post } = useAnswer(readPost, { params: { id }, query: {} })
  const { data } = useAnswer(listSubstitutions, { query: { post: id, limit: 50 } })
  if (!post || !data || !stoodInFor.some((role) => role === post.item.role)) return null
  const isOffered = post.item.state === 'held' && data.can.includes('create')
  if (data.items.length === 0 && !isOffered) return null
  return (
    <section>
      <h2>{say('desk.ofPost')}</h2>
      <table className="rows registers inset">
        <tbody>
          {data.items.map((one) => (
            <tr key={one.id}>
              <td className="w">
                <Link to={`/substitutions/${one.id}`}>{one.person.name}</Link>
              </td>
              <td className="dim n">{one.startsOn}</td>
              <td className="dim n">{one.endsOn}</td>
              <td className="dim">{say(`standing.${one.standing}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOffered && (
        <p className="no-print">
          <Link to="/substitutions/new" search={{ post: id }}>
            {say('desk.appointHere')}
          </Link>
        </p>
      )}
    </section>
  )
}
