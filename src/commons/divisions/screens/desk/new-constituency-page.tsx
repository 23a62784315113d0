import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { createConstituency, newConstituency } from '../../spec/constituency-contract.ts'
import { constituencyRegister } from './constituency-register.tsx'
import { divisionWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(divisionWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={constituencyRegister}
      schema={newConstituency}
      endpoint={createConstituency}
      title={say('desk.new')}
      verb={say('constituency.event.drawn')}
      initial={initial}
      onClose={() => void navigate({ to: '/constituencies' })}
      onDone={(id) => void navigate({ to: `/constituencies/${id}` })}
    />
  )
}
