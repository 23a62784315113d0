import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { substitutionRegister } from './register.tsx'
import { substitutionWords } from './words.ts'

/** One substitution beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(substitutionWords)
  return <RegisterRecord register={substitutionRegister} id={id} back={say('noun')} />
}
