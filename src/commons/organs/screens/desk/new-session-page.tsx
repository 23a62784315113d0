import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { createSession, newSession } from '../../spec/session-contract.ts'
import { sessionRegister } from './term-register.tsx'
import { organWords } from './words.ts'

export const Page = () => {
  const say = useWords(organWords)
  const navigate = useNavigate()
  const { term } = useSearch({ strict: false }) as { term?: string }
  const initial = useMemo(() => ({ kind: 'regular', ...(term && { term }) }), [term])
  return (
    <NewForm
      register={sessionRegister}
      schema={newSession}
      endpoint={createSession}
      title={say('desk.newSession')}
      verb={say('congressSession.event.planned')}
      initial={initial}
      onClose={() => void navigate({ to: term ? `/terms/${term}` : '/terms' })}
      onDone={(id) => void navigate({ to: `/terms/sessions/${id}` })}
    />
  )
}
