import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { open } from '../../spec/contract.ts'
import { opened } from '../../spec/inputs.ts'
import { venueRegister } from './register.tsx'
import { venueWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(venueWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={venueRegister}
      schema={opened}
      endpoint={open}
      title={say('desk.new')}
      verb={say('move.create')}
      initial={initial}
      onClose={() => void navigate({ to: '/venues' })}
      onDone={(id) => void navigate({ to: `/venues/${id}` })}
    />
  )
}
