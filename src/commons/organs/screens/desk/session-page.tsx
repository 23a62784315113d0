import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { sessionRegister } from './term-register.tsx'
import { organWords } from './words.ts'

/** One session beside the list of terms. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(organWords)
  return <RegisterRecord register={sessionRegister} id={id} back={say('terms.noun')} />
}
