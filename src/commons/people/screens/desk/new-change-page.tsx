import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { propose } from '../../spec/contract.ts'
import { proposed } from '../../spec/inputs.ts'
import { changeRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(peopleWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={changeRegister}
      schema={proposed}
      endpoint={propose}
      title={say('move.propose')}
      verb={say('move.propose')}
      initial={initial}
      onClose={() => void navigate({ to: '/people' })}
      onDone={(id) => void navigate({ to: `/changes/${id}` })}
    />
  )
}
