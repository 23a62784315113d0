import { useState } from 'react'
import { peopleWords } from '#commons/people/screens/desk/words.ts'
import { OneFound, OneOf } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useLookUp, useWords } from '#ui/desk/words.tsx'
import { listAdministrators, listCandidates } from '../../spec/contract.ts'
import { administratorWords } from './words.ts'

/** What a post is called in words: 系统管理员. */
export const useRoleName = (): ((role: string) => string) => {
  const lookUp = useLookUp()
  return (role) => lookUp(peopleWords.name, `role.${role}`) ?? role
}

/** The posts that the viewer may hand over. */
const PostPicker = (props: ControlProps) => {
  const say = useWords(administratorWords)
  const roleName = useRoleName()
  const { data } = useAnswer(listAdministrators, {})
  const options = (data?.items ?? [])
    .filter(({ canName }) => canName)
    .map(({ post, role, holder }) => ({
      value: post,
      label: `${roleName(role)} · ${holder?.name ?? say('desk.ofNobody')}`,
    }))
  return <OneOf {...props} options={options} />
}

/** Somebody who can log in, found by name or log-in; what stands in the way of the others is said beside them. */
const SuccessorPicker = (props: ControlProps) => {
  const lookUp = useLookUp()
  const roleName = useRoleName()
  const [q, setQ] = useState('')
  const { post } = props.values
  const { data } = useAnswer(
    listCandidates,
    { params: { id: String(post) }, query: q ? { q } : {} },
    { keepsLast: true, isEnabled: typeof post === 'string' && post !== '' },
  )
  const options = (data?.items ?? []).map(({ id, name, login, posts, refusal }) => ({
    value: id,
    label: [
      name,
      refusal && (lookUp(administratorWords.name, `why.${refusal}`) ?? refusal),
      login,
      ...posts.map(({ role, organName }) => `${organName}${roleName(role)}`),
    ]
      .filter(Boolean)
      .join(' · '),
    disabled: refusal !== null,
  }))
  return <OneFound {...props} options={options} onSearch={setQ} />
}

export const pickers: Pickers = { administratorPost: PostPicker, successor: SuccessorPicker }
