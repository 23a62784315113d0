import { Command } from 'commander'
import { commands } from './commands.ts'
import { exitCodes, explain } from './shared/outcome.ts'

const program = (): Command => {
  const made = new Command('luzhi').description("履职 · the operator's tool").exitOverride().showHelpAfterError()
  for (const add of commands) add(made)
  return made
}

/** Runs the operator's command in these words. Answers the exit code: 0 success, 1 the work failed, 2 called wrongly (contract.md). */
export const runCommand = async (words: readonly string[]): Promise<number> => {
  const before = process.exitCode
  process.exitCode = undefined
  try {
    await program().parseAsync([...words], { from: 'user' })
    return Number(process.exitCode ?? exitCodes.done)
  } catch (error) {
    const { exitCode, line } = explain(error)
    if (line) console.error(line)
    return exitCode
  } finally {
    process.exitCode = before
  }
}
