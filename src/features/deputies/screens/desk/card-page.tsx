import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { cardRegister } from './register.tsx'
import { deputyWords } from './words.ts'

/** One card beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(deputyWords)
  return <RegisterRecord register={cardRegister} id={id} back={say('noun')} />
}
