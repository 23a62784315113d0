import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { sheetMedia } from '#kernel/endpoint.ts'
import { type CallError, sendFile } from '#ui/call.ts'
import { FileButton } from '#ui/desk/file-button.tsx'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { kinds, load, template } from '../../spec/contract.ts'
import { Steps } from './steps.tsx'
import { importWords } from './words.ts'

interface Chosen {
  /** Sent again with the same id, the same file is brought in once. */
  readonly id: string
  readonly file: File
}

interface SheetFound {
  readonly name: string
  readonly isFit: boolean
}

const sheetsOf = (error: CallError | null): readonly SheetFound[] =>
  error?.code === 'choose-sheet' && Array.isArray(error.extra['sheets']) ? (error.extra['sheets'] as SheetFound[]) : []

const mediaOf = (name: string): string => (/\.csv$/i.test(name) ? sheetMedia.csv : sheetMedia.xlsx)

/** Which of several sheets is meant. */
const SheetChoice = ({
  sheets,
  isPending,
  onChoose,
}: {
  readonly sheets: readonly SheetFound[]
  readonly isPending: boolean
  readonly onChoose: (name: string) => void
}) => {
  const say = useWords(importWords)
  if (sheets.length === 0) return null
  return (
    <fieldset>
      <legend>{say('desk.sheets', { n: sheets.length })}</legend>
      <div className="choices">
        {sheets.map(({ name }) => (
          <button key={name} type="button" className="btn" disabled={isPending} onClick={() => onChoose(name)}>
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** 选文件: the file is read; nothing takes effect. */
export const Page = () => {
  const say = useWords(importWords)
  const navigate = useNavigate()
  const { kind = '' } = useParams({ strict: false }) as { kind?: string }
  const [chosen, setChosen] = useState<Chosen>()
  const all = useAnswer(kinds)
  const found = all.data?.items.find((one) => one.kind === kind)
  useTitle(found?.name)
  const { mutate, isPending, error } = useMutation<unknown, CallError, { given: Chosen; sheet?: string }>({
    mutationFn: async ({ given: { id, file }, sheet }) => {
      const body = new Blob([file], { type: mediaOf(file.name) })
      const { item } = await sendFile(load, body, { query: { id, kind, name: file.name, ...(sheet && { sheet }) } })
      await navigate({ to: `/imports/${item.id}` })
    },
  })
  if (all.error) return <Failed error={all.error} onRetry={() => void all.refetch()} />
  if (!found) return <Loading />
  const sheets = sheetsOf(error)
  return (
    <>
      <div className="head">
        <h1>{found.name}</h1>
        <Steps at="file" />
      </div>
      <div className="scroll sheet">
        <p>{found.about}</p>
        <p>
          <label htmlFor="import-file" className="btn pri">
            {isPending ? `${say('desk.reading')}…` : say('desk.choose')}
          </label>
          <input
            id="import-file"
            type="file"
            className="unseen"
            accept=".xlsx,.csv"
            disabled={isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (!file) return
              const given = { id: crypto.randomUUID(), file }
              setChosen(given)
              mutate({ given })
              target.value = ''
            }}
          />{' '}
          <FileButton
            endpoint={template}
            request={{ params: { kind } }}
            name={`${found.name}.xlsx`}
            label={say('desk.template')}
          />
        </p>
        <p className="dim">{say('desk.drop')}</p>
        {error && sheets.length === 0 && (
          <p role="alert" className="fault">
            {error.title || say('desk.failed')}
          </p>
        )}
        {chosen && (
          <SheetChoice sheets={sheets} isPending={isPending} onChoose={(sheet) => mutate({ given: chosen, sheet })} />
        )}
        <p>
          <Link to="/imports">{say('desk.back')}</Link>
        </p>
      </div>
    </>
  )
}
