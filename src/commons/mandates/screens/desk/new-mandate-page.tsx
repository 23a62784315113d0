import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { elect } from '../../spec/contract.ts'
import { elected } from '../../spec/inputs.ts'
import { mandateRegister } from './register.tsx'
import { mandateWords } from './words.ts'

const initial = { level: 'county' }

export const Page = () => {
  const say = useWords(mandateWords)
  const navigate = useNavigate()
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
