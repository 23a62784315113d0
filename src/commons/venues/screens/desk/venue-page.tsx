import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { venueRegister } from './register.tsx'
import { venueWords } from './words.ts'

/** One venue beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(venueWords)
  return <RegisterRecord register={venueRegister} id={id} back={say('noun')} />
}
