import { useState } from 'preact/hooks'
import { CallError } from '#ui/call.ts'
import { useSay } from './words.ts'

/** Sends one step of a form: what to say when it was refused, and whether it is on its way. */
export const useStep = () => {
  const say = useSay()
  const [trouble, setTrouble] = useState<string>()
  const [isSending, setSending] = useState(false)
  const sentence = (error: unknown): string => {
    if (!(error instanceof CallError)) return say('failed')
    if (error.status === 0) return say('network')
    return error.errors[0]?.detail || error.detail || error.title || say('failed')
  }
  const send = async (step: () => Promise<void>): Promise<void> => {
    if (isSending) return
    setSending(true)
    setTrouble(undefined)
    try {
      await step()
    } catch (error) {
      setTrouble(sentence(error))
    } finally {
      setSending(false)
    }
  }
  return { trouble, setTrouble, isSending, send }
}
