import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { givePost } from '../../spec/contract.ts'
import { given } from '../../spec/inputs.ts'
import { postRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

/** A post for the person whom the address names, or for whoever is picked. */
export const Page = () => {
  const { person } = useSearch({ strict: false }) as { person?: string }
  const initial = useMemo(() => (person ? { person } : {}), [person])
  const say = useWords(peopleWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={postRegister}
      schema={given}
      endpoint={givePost}
      title={say('move.give')}
      verb={say('move.give')}
      initial={initial}
      about={person}
      onClose={() => void navigate({ to: person ? `/people/${person}` : '/people' })}
      onDone={(id) => void navigate({ to: `/people/posts/${id}` })}
    />
  )
}
