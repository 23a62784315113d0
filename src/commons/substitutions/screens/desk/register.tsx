import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listPosts, readPost } from '#commons/people/spec/contract.ts'
import { pickers as peoplePickers } from '#commons/people/screens/desk/pickers.tsx'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import { OneFound } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { listSubstitutions, readSubstitution, type Substitution, substitutionActs } from '../../spec/contract.ts'
import { substitutionLife } from '../../spec/lifecycle.ts'
import { stoodInFor } from '../../spec/roles.ts'
import { substitutionWords } from './words.ts'

/** What a post is called: its title, or its role. */
export const usePostName = (): ((post: Pick<Substitution['post'], 'organName' | 'role' | 'title'>) => string) => {
  const ofPeople = useWords(peopleWords)
  return ({ organName, role, title }) => `${organName} ${title ?? ofPeople(`role.${role}`)}`
}

/** A post that somebody holds and another can act in, found by its holder's name. */
const HeldPostPicker = (props: ControlProps) => {
  const [q, setQ] = useState('')
  const postName = usePostName()
  const { data } = useAnswer(
    listPosts,
    { query: { limit: 50, state: 'held', ...(q ? { q } : {}) } },
    { keepsLast: true },
  )
  const found = (data?.items ?? []).filter(({ role }) => stoodInFor.some((one) => one === role))
  const picked = typeof props.value === 'string' ? props.value : ''
  const isFound = picked === '' || found.some(({ id }) => id === picked)
  const { data: named } = useAnswer(readPost, { params: { id: picked }, query: {} }, { isEnabled: !isFound })
  const posts = named && !isFound ? [named.item, ...found] : found
  const options = posts.map(({ id, person, organ, role, title }) => ({
    value: id,
    label: `${person.name} · ${postName({ organName: organ.name, role, title })}`,
  }))
  return <OneFound {...props} options={options} onSearch={setQ} />
}

const pickers: Pickers = { ...peoplePickers, heldPost: HeldPostPicker }

const Facts = ({ item }: { readonly item: Substitution }) => {
  const say = useWords(substitutionWords)
  const postName = usePostName()
  return (
    <FactList
      facts={[
        { label: say('field.post'), value: <Link to={`/people/posts/${item.post.id}`}>{postName(item.post)}</Link> },
        { label: say('field.holder'), value: item.post.holder },
        { label: say('field.person'), value: <Link to={`/people/${item.person.id}`}>{item.person.name}</Link> },
        { label: say('field.startsOn'), value: item.startsOn },
        { label: say('field.endsOn'), value: `${item.endsOn} · ${say(`standing.${item.standing}`)}` },
        { label: say('field.reason'), value: item.reason, isLong: true },
        { label: say('field.endReason'), value: item.endReason, isLong: true },
      ]}
    />
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const substitutionRegister: Register<Substitution> = {
  life: substitutionLife,
  words: substitutionWords,
  path: '/substitutions',
  read: readSubstitution,
  acts: substitutionActs,
  touches: [listSubstitutions.path, readSubstitution.path],
  pickers,
  titleOf: ({ person, post }) => `${person.name} → ${post.holder}`,
  Facts,
  initialOf: () => ({}),
  detailOf: ({ startsOn, endsOn, reason }) =>
    [[textOf(startsOn), textOf(endsOn)].filter(Boolean).join(' — '), textOf(reason)].filter(Boolean).join(' · '),
}
