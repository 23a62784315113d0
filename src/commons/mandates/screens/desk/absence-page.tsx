import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { mandateRegister } from './register.tsx'
import { mandateWords } from './words.ts'

/** One mandate beside the list of absences; the session that the list is of stands in the form. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { session } = useSearch({ strict: false }) as { session?: string }
  const say = useWords(mandateWords)
  const register = useMemo(
    (): typeof mandateRegister => ({
      ...mandateRegister,
      path: '/absences',
      initialOf: (move, item) =>
        move === 'recordAbsence' && session ? { session, leave: false } : mandateRegister.initialOf(move, item),
    }),
    [session],
  )
  return <RegisterRecord register={register} id={id} back={say('noun.absences')} />
}
