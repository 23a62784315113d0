import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import type { AnswerOf, BodyInput } from '#kernel/endpoint.ts'
import { call } from '#ui/call.ts'
import { FormPane } from '#ui/desk/form/form-pane.tsx'
import { fieldsOf } from '#ui/desk/form/schema-fields.ts'
import { useForm } from '#ui/desk/form/use-form.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, submission, submit, tabs } from '../../spec/contract.ts'
import { EnterAfter } from './enter-after.tsx'
import { useFormWords } from './words/form-words.ts'
import { pickers } from './pickers.tsx'
import { type Entered, ReceiptCard } from './receipt-card.tsx'
import { opinionWords } from './words/words.ts'

type Answer = AnswerOf<typeof submit>

/** The public page is the citizen's own door; staff write down what reached them another way. */
const staffChannels = new Set(['venue', 'letter', 'visit', 'call'])

const staffFields = fieldsOf(submission).map((field) =>
  field.name === 'channel'
    ? { ...field, options: field.options.filter((one) => staffChannels.has(one)), isOptional: false }
    : field,
)

/** 登记一件: the submission's form, then the receipt to hand over. */
export const Page = () => {
  const say = useWords(opinionWords)
  const me = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [entered, setEntered] = useState<Entered>()
  const [round, setRound] = useState(0)
  if (entered) {
    const again = (): void => {
      setEntered(undefined)
      setRound(round + 1)
    }
    return <ReceiptCard entered={entered} county={me.county.name} onAnother={again} />
  }
  return (
    <EnterForm
      key={round}
      title={say('desk.enterTitle')}
      onClose={() => void navigate({ to: '/opinions' })}
      onDone={(answer) => {
        for (const path of [list.path, tabs.path]) void client.invalidateQueries({ queryKey: [path] })
        const { item, receipt } = answer
        if (receipt) setEntered({ item, receipt })
        else void navigate({ to: `/opinions/${item.id}` }) // sent again, after somebody had taken it up
      }}
    />
  )
}

const EnterForm = ({
  title,
  onClose,
  onDone,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly onDone: (answer: Answer) => void
}) => {
  const me = useMe()
  const { words, sentence, word } = useFormWords('submit', staffFields)
  const township = me.posts.find(({ division }) => division?.length === 9)?.division
  const initial = useMemo(
    () => ({ channel: 'venue', publishConsent: false, ...(township ? { township } : {}) }),
    [township],
  )
  const form = useForm({
    draftKey: 'enter',
    schema: submission,
    fields: staffFields,
    initial,
    sentence,
    complete: (input, id) => ({ id, ...input }),
    send: (input) => call(submit, { body: input as BodyInput<typeof submit> }),
    onDone,
  })
  return (
    <FormPane
      title={title}
      aside=""
      verb={word('move', 'submit')}
      idPrefix="enter"
      fields={staffFields}
      words={words}
      pickers={pickers}
      state={form.state}
      onChange={form.change}
      onSubmit={() => void form.submit()}
      onClose={onClose}
      onStartOver={form.startOver}
      after={<EnterAfter word={word} />}
    />
  )
}
