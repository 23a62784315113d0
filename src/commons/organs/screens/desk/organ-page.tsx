import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { organRegister } from './organ-register.tsx'
import { organWords } from './words.ts'

/** One organ beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(organWords)
  return <RegisterRecord register={organRegister} id={id} back={say('noun')} />
}
