import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '#ui/call.ts'
import { FormPane } from '#ui/desk/form/form-pane.tsx'
import type { Field } from '#ui/desk/form/schema-fields.ts'
import { useForm } from '#ui/desk/form/use-form.ts'
import { kernelWords } from '#ui/desk/shared-words.ts'
import { Loading, Gone } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useLookUp } from '#ui/desk/words.tsx'
import { type Change, change, changes, list, make, type Setting } from '../../spec/contract.ts'
import { useNaming } from './naming.ts'
import { valueControls } from './value-controls.tsx'

const field = (name: string, widget: string, max?: number): Field => ({
  name,
  widget,
  isOptional: false,
  min: undefined,
  max,
  options: [],
  initial: undefined,
  shownWhen: undefined,
})

const widgetOf = ({ standard }: Setting): string => (Array.isArray(standard) ? 'codes' : 'whole')

interface DecideProps {
  readonly room: string
  readonly seen: number
  readonly setting: Setting
}

const Decide = ({ room, seen, setting }: DecideProps) => {
  const { say, settingName, basisOf, valueOf } = useNaming()
  const lookUp = useLookUp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const fields = useMemo(() => [field('value', widgetOf(setting)), field('reason', 'paragraph', 300)], [setting])
  const initial = useMemo(() => ({ value: setting.value ?? undefined }), [setting])
  const form = useForm({
    draftKey: `setting:${room}.${setting.field}:${seen}`,
    schema: change,
    fields,
    initial,
    sentence: (code, name) =>
      name === 'reason' && code !== 'too-long'
        ? say('form.needReason')
        : (lookUp(kernelWords.name, `fault.${code}`, { min: 1, max: 300 }) ?? code),
    complete: (input, id) => ({ id, room, field: setting.field, seen, ...input }),
    send: (input) => call(make, { body: input as Change }),
    onDone: () => {
      for (const path of [list.path, changes.path]) void client.invalidateQueries({ queryKey: [path] })
      void navigate({ to: '/settings' })
    },
  })
  const name = settingName(room, setting.field)
  return (
    <FormPane
      title={say('form.title', { name })}
      aside={basisOf(setting.basis)}
      verb={say('act.save')}
      idPrefix="setting"
      fields={fields}
      words={{
        label: (one) => say(one === 'reason' ? 'form.reason' : 'form.value'),
        hint: (one) =>
          one === 'reason'
            ? say('form.reasonHint')
            : `${say('col.standard')} ${valueOf(setting.standard, setting.unit)}`,
        option: (_, option) => option,
      }}
      pickers={valueControls}
      state={form.state}
      onChange={form.change}
      onSubmit={() => void form.submit()}
      onClose={() => void navigate({ to: '/settings' })}
      onStartOver={form.startOver}
      after={<p className="note">{say('form.after')}</p>}
    />
  )
}

/** The form that puts another value of one setting in force. */
export const Page = () => {
  const { room = '', field: name = '' } = useParams({ strict: false }) as { room?: string; field?: string }
  const { data } = useAnswer(list)
  if (!data) return <Loading />
  const settings = data.rooms.find((one) => one.room === room)
  const setting = settings?.fields.find((one) => one.field === name)
  if (!settings || !setting) return <Gone />
  return <Decide key={`${room}/${name}/${settings.edition}`} room={room} seen={settings.edition} setting={setting} />
}
