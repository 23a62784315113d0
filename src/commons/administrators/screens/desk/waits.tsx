import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listAdministrators } from '../../spec/contract.ts'
import { useRoleName } from './pickers.tsx'
import { administratorWords } from './words.ts'

/** Which of the three posts is vacant or waits to be handed over. */
export const AdministratorsWait = () => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  const { data } = useAnswer(listAdministrators)
  if (!data) return null
  const vacant = data.items.filter(({ holder }) => holder === null)
  const open = data.items.filter((one) => one.open !== null)
  if (vacant.length + open.length === 0) return say('wait.none')
  return (
    <>
      {vacant.map(({ post, role }) => (
        <b key={post} className="fault">
          {roleName(role)} {say('desk.vacant')}{' '}
        </b>
      ))}
      {open.map(({ post, role }) => (
        <span key={post}>
          {roleName(role)} {say('desk.open')}{' '}
        </span>
      ))}
    </>
  )
}
