import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import {
  listAdministrators,
  listCandidates,
  listSuccessions,
  readSuccession,
  type Succession,
  successionActs,
} from '../../spec/contract.ts'
import { successionLife } from '../../spec/lifecycle.ts'
import { pickers, useRoleName } from './pickers.tsx'
import { administratorWords } from './words.ts'

const Facts = ({ item }: { readonly item: Succession }) => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  return (
    <FactList
      facts={[
        { label: say('field.role'), value: roleName(item.role) },
        { label: say('field.organ'), value: item.organ.name },
        { label: say('field.from'), value: item.from?.name ?? say('desk.ofNobody') },
        { label: say('field.to'), value: item.to.name },
        { label: say('field.ground'), value: item.ground && say(`ground.${item.ground}`) },
        { label: say('field.namedBy'), value: item.namedBy },
        { label: say('field.namedOn'), value: item.namedOn },
        { label: say('field.doneOn'), value: item.doneOn },
        { label: say('field.basis'), value: item.basis, isLong: true },
        { label: say('field.reason'), value: item.reason, isLong: true },
      ]}
    />
  )
}

const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  const text = (name: string): string => (typeof extra[name] === 'string' ? extra[name] : '')
  return [
    text('role') && roleName(text('role')),
    [text('from'), text('to')].filter(Boolean).join(' → '),
    text('ground') && say(`ground.${text('ground')}` as 'ground.other'),
    text('basis'),
    text('reason'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Hand-overs of the administrators' posts, one record each. */
export const successionRegister: Register<Succession> = {
  life: successionLife,
  words: administratorWords,
  path: '/administrators',
  read: readSuccession,
  acts: successionActs,
  touches: [listAdministrators.path, listCandidates.path, listSuccessions.path, '/api/v1/tasks', '/api/v1/accounts'],
  pickers,
  titleOf: ({ from, to }) => (from ? `${from.name} → ${to.name}` : to.name),
  Facts,
  initialOf: () => ({}),
  detailOf: (extra) => <TellDetail extra={extra} />,
}
