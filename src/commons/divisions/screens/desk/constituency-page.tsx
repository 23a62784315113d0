import { useParams } from '@tanstack/react-router'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { constituencyRegister } from './constituency-register.tsx'
import { divisionWords } from './words.ts'

/** One constituency beside the list. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const say = useWords(divisionWords)
  return <RegisterRecord register={constituencyRegister} id={id} back={say('constituencies.noun')} />
}
