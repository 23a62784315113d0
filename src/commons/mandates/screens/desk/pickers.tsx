import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { list as listOrgans } from '#commons/organs/spec/contract.ts'
import { listSessions } from '#commons/organs/spec/session-contract.ts'
import { listConstituencies } from '#commons/divisions/spec/constituency-contract.ts'
import { OneFound, OneOf } from '#ui/desk/form/choice.tsx'
import type { ControlProps, Pickers } from '#ui/desk/form/picker.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { list, read } from '../../spec/contract.ts'

const DelegationPicker = (props: ControlProps) => {
  const { data } = useAnswer(listOrgans, { query: { kind: 'delegation', limit: 1000 } })
  return <OneOf {...props} options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
}

/** Sessions of the mandate's own congress: with those of its townships a county has hundreds. */
const SessionPicker = (props: ControlProps) => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: mandate } = useAnswer(read, { params: { id }, query: { with: 'events' } })
  const organ = mandate?.item.congress.id
  const { data } = useAnswer(
    listSessions,
    { query: { limit: 200, ...(organ && { organ }) } },
    { isEnabled: mandate !== undefined },
  )
  return <OneOf {...props} options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))} />
}

/** By any part of the name: a county has hundreds with those of its townships, so the level of the form narrows them. */
const ConstituencyPicker = (props: ControlProps) => {
  const [q, setQ] = useState('')
  const { level } = props.values
  const { data } = useAnswer(
    listConstituencies,
    {
      query: {
        limit: 50,
        ...(level === 'county' || level === 'township' ? { level } : {}),
        ...(q ? { q } : {}),
      },
    },
    { keepsLast: true },
  )
  const options = (data?.items ?? []).map(({ id, name, township }) => ({
    value: id,
    label: [name, township?.name].filter(Boolean).join(' · '),
  }))
  return <OneFound {...props} options={options} onSearch={setQ} />
}

/** Seats that somebody left and nobody fills yet. */
const VacantSeatPicker = (props: ControlProps) => {
  const { data } = useAnswer(list, { query: { only: 'vacant', limit: 200 } })
  return (
    <OneOf
      {...props}
      options={(data?.items ?? []).map(({ id, person, congress }) => ({
        value: id,
        label: `${person.name} · ${congress.name}`,
      }))}
    />
  )
}

export const mandatePickers: Pickers = {
  delegation: DelegationPicker,
  congressSession: SessionPicker,
  constituency: ConstituencyPicker,
  mandate: VacantSeatPicker,
}
