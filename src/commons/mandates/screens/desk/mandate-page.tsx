import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { mandateRegister } from './register.tsx'
import { mandateWords } from './words.ts'

/** One mandate beside its team. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(mandateWords)
  return <RegisterRecord register={mandateRegister} id={id} back={say('noun.teams')} />
}
