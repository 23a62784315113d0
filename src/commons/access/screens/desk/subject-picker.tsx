import { PersonPicker } from '#commons/people/screens/desk/pickers.tsx'
import { useHolds } from './me.tsx'

interface SubjectProps {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (person: string | undefined) => void
}

/** Whose rights are asked about: for those who keep persons; nobody else is offered one. */
export const SubjectPicker = ({ label, value, onChange }: SubjectProps) => {
  const isKeeper = useHolds()('people.keep')
  if (!isKeeper) return null
  return (
    <div className="subject no-print">
      <label htmlFor="subject">{label}</label>
      <PersonPicker
        id="subject"
        value={value}
        values={{}}
        isInvalid={false}
        describedBy={undefined}
        onChange={(picked) => onChange(typeof picked === 'string' ? picked : undefined)}
      />
    </div>
  )
}
