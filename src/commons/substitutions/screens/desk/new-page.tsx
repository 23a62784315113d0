import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { dayOf } from '#kernel/day.ts'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { appoint } from '../../spec/contract.ts'
import { appointed } from '../../spec/inputs.ts'
import { substitutionRegister } from './register.tsx'
import { substitutionWords } from './words.ts'

/** Of the day that the page was opened on. */
const today = dayOf(new Date())

export const Page = () => {
  const say = useWords(substitutionWords)
  const navigate = useNavigate()
  const { post } = useSearch({ strict: false }) as { readonly post?: string }
  const initial = useMemo(() => ({ startsOn: today, ...(post && { post }) }), [post])
  return (
    <NewForm
      register={substitutionRegister}
      schema={appointed}
      endpoint={appoint}
      title={say('move.appoint')}
      verb={say('move.appoint')}
      initial={initial}
      about={post}
      after={<p className="dim">{say('desk.before')}</p>}
      onClose={() => void navigate({ to: '/substitutions' })}
      onDone={(id) => void navigate({ to: `/substitutions/${id}` })}
    />
  )
}
