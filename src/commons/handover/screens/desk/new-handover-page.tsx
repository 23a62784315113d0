import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { draft } from '../../spec/contract.ts'
import { drafted } from '../../spec/inputs.ts'
import { handoverRegister } from './register.tsx'
import { handoverWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(handoverWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={handoverRegister}
      schema={drafted}
      endpoint={draft}
      title={say('desk.new')}
      verb={say('desk.new')}
      initial={initial}
      onClose={() => void navigate({ to: '/handovers' })}
      onDone={(id) => void navigate({ to: `/handovers/${id}` })}
    />
  )
}
