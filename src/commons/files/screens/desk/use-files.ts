import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { CallError } from '#ui/call.ts'
import { useWords } from '#ui/desk/words.tsx'
import { sendForm } from '#ui/send-form.ts'
import { type FileItem, upload } from '../../spec/contract.ts'
import { limits } from '../../spec/limits.ts'
import { fileWords } from './words.ts'

/** A file on its way, taken, or refused with the reason. */
export interface Chosen {
  readonly id: string
  readonly name: string
  readonly size: number
  /** From 0 to 1; 1 while the server looks into it. */
  readonly share: number
  readonly taken: FileItem | undefined
  readonly refused: string | undefined
}

/** What this tab has sent or was shown, so that a form which begins with it can say its name. */
const known = new Map<string, FileItem>()

/** What a form for files begins with: those that the record has. */
export const filesToBegin = (files: readonly FileItem[]): string[] | undefined => {
  for (const file of files) known.set(file.id, file)
  return files.length > 0 ? files.map(({ id }) => id) : undefined
}

const chosenBefore = (id: string): Chosen => {
  const taken = known.get(id)
  return { id, name: taken?.name ?? '', size: taken?.size ?? 0, share: 1, taken, refused: undefined }
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** While one of them is on its way the form has no list to send, and says so. */
const valueOf = (files: readonly Chosen[]): unknown => {
  if (files.some(({ taken, refused }) => !taken && refused === undefined)) return 'on-its-way'
  const ids = files.filter(({ taken }) => taken).map(({ id }) => id)
  return ids.length > 0 ? ids : undefined
}

/** The list that changes while files are on their way, and what the form is told of it. */
const useList = (value: unknown, onChange: (value: unknown) => void) => {
  const [files, setFiles] = useState<readonly Chosen[]>(() => idsOf(value).map(chosenBefore))
  const now = useRef(files)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  const show = (next: readonly Chosen[]): void => {
    now.current = next
    setFiles(next)
  }
  return {
    files,
    now,
    show,
    set: (next: readonly Chosen[]): void => {
      show(next)
      tell.current(valueOf(next))
    },
    withOne: (which: string, patch: Partial<Chosen>): readonly Chosen[] =>
      now.current.map((one) => (one.id === which ? { ...one, ...patch } : one)),
  }
}

/** Files that somebody chooses for a record: sent one by one, each with how far it has come or why it was not taken. */
export const useFiles = (value: unknown, onChange: (value: unknown) => void) => {
  const say = useWords(fileWords)
  const { files, now, show, set, withOne } = useList(value, onChange)
  const stops = useRef(new Map<string, AbortController>())

  useEffect(() => {
    const all = stops.current
    return () => {
      for (const stop of all.values()) stop.abort()
    }
  }, [])

  const send = async (which: string, file: File): Promise<void> => {
    const stop = new AbortController()
    stops.current.set(which, stop)
    try {
      const told = (share: number): void => show(withOne(which, { share }))
      const taken = await sendForm(upload, file, { query: { id: which } }, told, stop.signal)
      known.set(which, taken)
      set(withOne(which, { taken, name: taken.name }))
    } catch (error) {
      const told = error instanceof CallError ? error.detail || error.title : ''
      set(withOne(which, { refused: told || say('picker.lost') }))
    } finally {
      stops.current.delete(which)
    }
  }

  /** Before anything is sent. */
  const refusalOf = (file: File, hasRoom: boolean): string | undefined => {
    if (!hasRoom) return say('picker.tooMany', { most: limits.answerFiles })
    return file.size > limits.file ? say('picker.tooLarge', { most: limits.file / 1_000_000 }) : undefined
  }

  return {
    files,
    drop: (which: string): void => {
      stops.current.get(which)?.abort()
      set(now.current.filter((one) => one.id !== which))
    },
    choose: async (chosen: readonly File[]): Promise<void> => {
      const room = limits.answerFiles - now.current.filter(({ refused }) => refused === undefined).length
      const fresh = chosen.map((file, nth) => {
        const refused = refusalOf(file, nth < room)
        const { name, size } = file
        return { file, line: { id: uuidv7(), name, size, share: 0, taken: undefined, refused } }
      })
      set([...now.current, ...fresh.map(({ line }) => line)])
      for (const { file, line } of fresh)
        if (line.refused === undefined && now.current.some(({ id }) => id === line.id)) await send(line.id, file)
    },
  }
}
