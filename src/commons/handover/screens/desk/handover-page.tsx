import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { handoverRegister } from './register.tsx'
import { handoverWords } from './words.ts'

/** One hand-over beside the list of them. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(handoverWords)
  return <RegisterRecord register={handoverRegister} id={id} back={say('noun')} />
}
