import { Command } from 'commander'
import { commands } from './commands.ts'
import { exitCodes, explain } from './outcome.ts'

/** The operator's tool: `npm run luzhi -- COMMAND`. 0 success, 1 the work failed, 2 called wrongly (contract.md). */
const program = new Command('luzhi').description('履职 · the operator\'s tool').exitOverride().showHelpAfterError()
for (const add of commands) add(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  const { exitCode, line } = explain(error)
  if (line) console.error(line)
  process.exitCode = exitCode
}
if (process.exitCode === undefined) process.exitCode = exitCodes.done
