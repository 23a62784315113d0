import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { changeRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

/** One request beside the list of those. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(peopleWords)
  return <RegisterRecord register={changeRegister} id={id} back={say('noun.changes')} />
}
