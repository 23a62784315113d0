import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { RegisterRecord } from '#ui/desk/register/register-record.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { personRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

/** One record beside the list of persons; whom it is to be merged into, the address may say. */
export const Page = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { into } = useSearch({ strict: false }) as { into?: string }
  const say = useWords(peopleWords)
  const register = useMemo(
    (): typeof personRegister => ({
      ...personRegister,
      initialOf: (move, item) => (move === 'merge' && into ? { into } : personRegister.initialOf(move, item)),
    }),
    [into],
  )
  return <RegisterRecord register={register} id={id} back={say('noun')} />
}
