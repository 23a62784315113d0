import { useMemo } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { elect } from '../../spec/contract.ts'
import { elected } from '../../spec/inputs.ts'
import { mandateRegister } from './register.tsx'
import { mandateWords } from './words.ts'

/** What the page that leads here knows already: the congress and the term of a hand-over. */
interface Known {
  readonly level?: string
  readonly congress?: string
  readonly term?: string
}

export const Page = () => {
  const say = useWords(mandateWords)
  const navigate = useNavigate()
  const { level = 'county', congress, term } = useSearch({ strict: false }) as Known
  const initial = useMemo(
    () => ({ level, ...(congress && { congress }), ...(term && { term }) }),
    [level, congress, term],
  )
  return (
    <NewForm
      register={mandateRegister}
      schema={elected}
      endpoint={elect}
      title={say('move.elect')}
      verb={say('move.elect')}
      initial={initial}
      onClose={() => void navigate({ to: '/teams' })}
      onDone={(id) => void navigate({ to: `/teams/${id}` })}
    />
  )
}
