import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { enterPerson } from '../../spec/contract.ts'
import { entered } from '../../spec/inputs.ts'
import { personRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(peopleWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={personRegister}
      schema={entered}
      endpoint={enterPerson}
      title={say('move.enter')}
      verb={say('move.enter')}
      initial={initial}
      onClose={() => void navigate({ to: '/people' })}
      onDone={(id) => void navigate({ to: `/people/${id}` })}
    />
  )
}
