import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { acceptedEndings, sizeText } from '#kernel/file-kind.ts'
import { CallError } from '#ui/call.ts'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { useWords } from '#ui/desk/words.tsx'
import { sendForm } from '#ui/send-form.ts'
import { type Taken, upload } from '../../spec/contract.ts'
import { limits } from '../../spec/limits.ts'
import { fileWords } from './words.ts'

/** A file on its way, taken, or refused with the reason. */
interface Chosen {
  readonly id: string
  readonly name: string
  readonly size: number
  /** From 0 to 1; 1 while the server looks into it. */
  readonly share: number
  readonly taken: Taken | undefined
  readonly refused: string | undefined
}

/** What this tab has sent, so that a form which is opened again can say its name. */
const sent = new Map<string, Taken>()

const nameOnly = (id: string): Chosen => {
  const taken = sent.get(id)
  return { id, name: taken?.name ?? '', size: taken?.size ?? 0, share: 1, taken, refused: undefined }
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** While one of them is on its way the form has no list to send, and says so. */
const valueOf = (files: readonly Chosen[]): unknown => {
  if (files.some(({ taken, refused }) => !taken && refused === undefined)) return 'on-its-way'
  const ids = files.filter(({ taken }) => taken).map(({ id }) => id)
  return ids.length > 0 ? ids : undefined
}

const Line = ({ file, onDrop }: { readonly file: Chosen; readonly onDrop: () => void }) => {
  const say = useWords(fileWords)
  const { name, size, share, taken, refused } = file
  const percent = Math.round(share * 100)
  const isLooked = share === 1
  return (
    <li>
      <span className="name">{name || say('picker.unnamed')}</span>
      <span className="dim">{sizeText(taken?.size ?? size)}</span>
      <button type="button" className="link" onClick={onDrop}>
        {say(taken || refused !== undefined ? 'picker.drop' : 'picker.stop', { name })}
      </button>
      {refused !== undefined && <p className="fault">{refused}</p>}
      {!taken && refused === undefined && (
        <div className="way">
          <progress max={100} value={percent} aria-label={say('picker.progress', { name })} />
          <span className="dim">{isLooked ? say('picker.looking') : say('picker.sending', { percent })}</span>
        </div>
      )}
      {taken && <span className="dim">{say(`scan.${taken.scanned}`)}</span>}
    </li>
  )
}

/** Chooses files for a record, sends them one by one with how far each has come, and says of each why it was not taken. */
export const FilesPicker = ({ id, value, onChange, isInvalid, describedBy }: ControlProps) => {
  const say = useWords(fileWords)
  const [files, setFiles] = useState<readonly Chosen[]>(() => idsOf(value).map(nameOnly))
  const now = useRef(files)
  const stops = useRef(new Map<string, AbortController>())
  const tell = useRef(onChange)
  tell.current = onChange

  const set = (next: readonly Chosen[]): void => {
    now.current = next
    setFiles(next)
    tell.current(valueOf(next))
  }
  const mend = (which: string, patch: Partial<Chosen>): void =>
    set(now.current.map((one) => (one.id === which ? { ...one, ...patch } : one)))
  const drop = (which: string): void => {
    stops.current.get(which)?.abort()
    set(now.current.filter((one) => one.id !== which))
  }

  const send = async (which: string, file: File): Promise<void> => {
    const stop = new AbortController()
    stops.current.set(which, stop)
    try {
      const taken = await sendForm(
        upload,
        file,
        { query: { id: which } },
        (share) => setFiles((now.current = now.current.map((one) => (one.id === which ? { ...one, share } : one)))),
        stop.signal,
      )
      sent.set(which, taken)
      mend(which, { taken, name: taken.name })
    } catch (error) {
      const told = error instanceof CallError ? error.detail || error.title : ''
      mend(which, { refused: told || say('picker.lost') })
    } finally {
      stops.current.delete(which)
    }
  }

  const choose = async (chosen: readonly File[]): Promise<void> => {
    const room = limits.answerFiles - now.current.filter(({ refused }) => refused === undefined).length
    const fresh = chosen.map((file, nth): Chosen & { file: File } => ({
      file,
      id: uuidv7(),
      name: file.name,
      size: file.size,
      share: 0,
      taken: undefined,
      refused:
        nth >= room
          ? say('picker.tooMany', { most: limits.answerFiles })
          : file.size > limits.file
            ? say('picker.tooLarge', { most: limits.file / 1_000_000 })
            : undefined,
    }))
    set([...now.current, ...fresh.map(({ file: _, ...one }) => one)])
    for (const { id: which, file, refused } of fresh)
      if (refused === undefined && now.current.some((one) => one.id === which)) await send(which, file)
  }

  useEffect(() => {
    const all = stops.current
    return () => {
      for (const stop of all.values()) stop.abort()
    }
  }, [])

  return (
    <div className="files-picker">
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept={acceptedEndings}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          void choose(chosen)
        }}
      />
      <label className="btn" htmlFor={id}>
        {say('picker.choose')}
      </label>
      <ul className="files" aria-live="polite">
        {files.map((file) => (
          <Line key={file.id} file={file} onDrop={() => drop(file.id)} />
        ))}
      </ul>
    </div>
  )
}
