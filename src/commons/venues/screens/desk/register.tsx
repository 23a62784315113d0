import { TownshipPicker, VillagePicker } from '#commons/divisions/screens/desk/pickers.tsx'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import { acts, list, read, type Venue } from '../../spec/contract.ts'
import { venueLife } from '../../spec/lifecycle.ts'
import { venueWords } from './words.ts'

const Facts = ({ item }: { readonly item: Venue }) => {
  const say = useWords(venueWords)
  const orNot = (said: string | null) => said ?? <span className="dim">{say('fact.notSaid')}</span>
  return (
    <FactList
      facts={[
        { label: say('field.kind'), value: say(`kind.${item.kind}`) },
        { label: say('field.township'), value: item.township?.name },
        { label: say('field.place'), value: orNot(item.place), isLong: true },
        { label: say('field.phone'), value: orNot(item.phone) },
        { label: say('field.reception'), value: orNot(item.reception), isLong: true },
        { label: say('field.startsOn'), value: item.startsOn },
        { label: say('field.endsOn'), value: item.endsOn },
        { label: say('field.closeReason'), value: item.closeReason, isLong: true },
      ]}
    />
  )
}

const textsIn = (extra: Readonly<Record<string, unknown>>): string =>
  ['place', 'phone', 'reception', 'endsOn', 'reason']
    .map((name) => extra[name])
    .filter((said) => typeof said === 'string' && said !== '')
    .join(' · ')

export const venueRegister: Register<Venue> = {
  life: venueLife,
  words: venueWords,
  path: '/venues',
  read,
  acts,
  touches: [list.path, read.path],
  pickers: { township: TownshipPicker, village: VillagePicker },
  titleOf: ({ name }) => name,
  Facts,
  initialOf: (move, { place, phone, reception }) =>
    move === 'setFace'
      ? { place: place ?? undefined, phone: phone ?? undefined, reception: reception ?? undefined }
      : {},
  detailOf: textsIn,
}
