import { CommanderError } from 'commander'
import { Problem } from '#kernel/problem.ts'
import { sentences } from '#platform/http/words.ts'
import { catalogues } from '../../house.ts'

export const exitCodes = { done: 0, failed: 1, wrongCall: 2 } as const

/** An operator's mistake in calling: its sentence is shown and the exit code is 2. */
export const wrongCall = (sentence: string): CommanderError =>
  new CommanderError(exitCodes.wrongCall, 'luzhi.wrongCall', sentence)

/** The command did what it could and part of it failed: its report is printed, the exit code is 1. */
export const failed = (): void => {
  process.exitCode = exitCodes.failed
}

const sentence = sentences(catalogues, (text) => text)

/** Faults whose sentences name a limit that a report by lines does not know. */
const withoutLimit: Readonly<Record<string, string>> = { 'too-long': '太长', 'too-short': '太短' }

/** The sentence of a fault's or refusal's name, and the name. */
export const reasonOf = (code: string): string => {
  const words = withoutLimit[code] ?? sentence('zh-CN', `fault.${code}`) ?? sentence('zh-CN', `refusal.${code}`)
  return words === undefined ? code : `${words} (${code})`
}

/** What to print and which code to end with. Never a stack: `LUZHI_DEBUG=1` shows it. */
export const explain = (error: unknown): { exitCode: number; line: string } => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { exitCode: exitCodes.done, line: '' }
    return { exitCode: exitCodes.wrongCall, line: error.code === 'luzhi.wrongCall' ? error.message : '' }
  }
  if (process.env['LUZHI_DEBUG']) console.error(error)
  if (error instanceof Problem) {
    const { code, params } = error.refusal
    return { exitCode: exitCodes.failed, line: sentence('zh-CN', `refusal.${code}`, params) ?? code }
  }
  return { exitCode: exitCodes.failed, line: error instanceof Error ? error.message : String(error) }
}
