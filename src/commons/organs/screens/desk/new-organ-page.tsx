import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { create, newOrgan } from '../../spec/contract.ts'
import { organRegister } from './organ-register.tsx'
import { organWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(organWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={organRegister}
      schema={newOrgan}
      endpoint={create}
      title={say('desk.new')}
      verb={say('organ.event.setUp')}
      initial={initial}
      onClose={() => void navigate({ to: '/organs' })}
      onDone={(id) => void navigate({ to: `/organs/${id}` })}
    />
  )
}
