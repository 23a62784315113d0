import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { successionRegister } from './register.tsx'
import { administratorWords } from './words.ts'

/** One hand-over beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(administratorWords)
  return <RegisterRecord register={successionRegister} id={id} back={say('noun')} />
}
