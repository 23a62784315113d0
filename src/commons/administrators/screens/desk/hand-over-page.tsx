import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { nameSuccessor } from '../../spec/contract.ts'
import { named } from '../../spec/inputs.ts'
import { successionRegister } from './register.tsx'
import { administratorWords } from './words.ts'

/** A post is handed over: who takes it, and by whose decision. */
export const Page = () => {
  const say = useWords(administratorWords)
  const navigate = useNavigate()
  const { post } = useSearch({ strict: false }) as { post?: string }
  const initial = useMemo(() => (post === undefined ? {} : { post }), [post])
  return (
    <NewForm
      register={successionRegister}
      schema={named}
      endpoint={nameSuccessor}
      title={say('move.create')}
      verb={say('move.create')}
      initial={initial}
      after={<p className="note">{say('next.create')}</p>}
      onClose={() => void navigate({ to: '/administrators' })}
      onDone={(id) => void navigate({ to: `/administrators/${id}` })}
    />
  )
}
