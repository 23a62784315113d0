import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { exportRegister } from './register.tsx'
import { exportWords } from './words.ts'

/** One export beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(exportWords)
  return <RegisterRecord register={exportRegister} id={id} back={say('noun')} />
}
