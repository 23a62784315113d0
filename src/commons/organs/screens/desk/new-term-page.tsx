import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { createTerm, newTerm } from '../../spec/term-contract.ts'
import { termRegister } from './term-register.tsx'
import { organWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(organWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={termRegister}
      schema={newTerm}
      endpoint={createTerm}
      title={say('desk.newTerm')}
      verb={say('term.event.planned')}
      initial={initial}
      onClose={() => void navigate({ to: '/terms' })}
      onDone={(id) => void navigate({ to: `/terms/${id}` })}
    />
  )
}
