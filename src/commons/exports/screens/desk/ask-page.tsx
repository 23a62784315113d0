import { useNavigate } from '@tanstack/react-router'
import { NewForm } from '#ui/desk/register/register-form.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { askCountyExport } from '../../spec/contract.ts'
import { asked } from '../../spec/inputs.ts'
import { exportRegister } from './register.tsx'
import { exportWords } from './words.ts'

const none = {}

/** For whom the county's contacts are to be opened, and why. */
export const Page = () => {
  const say = useWords(exportWords)
  const navigate = useNavigate()
  return (
    <NewForm
      register={exportRegister}
      schema={asked}
      endpoint={askCountyExport}
      title={say('move.create')}
      verb={say('move.create')}
      initial={none}
      after={<p className="note">{say('next.create')}</p>}
      onClose={() => void navigate({ to: '/county-exports' })}
      onDone={(id) => void navigate({ to: `/county-exports/${id}` })}
    />
  )
}
