import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { givePost } from '../../spec/contract.ts'
import { given } from '../../spec/inputs.ts'
import { postRegister } from './registers.tsx'
import { peopleWords } from './words.ts'

const initial = {}

export const Page = () => {
  const say = useWords(peopleWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={postRegister}
      schema={given}
      endpoint={givePost}
      title={say('move.give')}
      verb={say('move.give')}
      initial={initial}
      onClose={() => void navigate({ to: '/people' })}
      onDone={(id) => void navigate({ to: `/people/posts/${id}` })}
    />
  )
}
