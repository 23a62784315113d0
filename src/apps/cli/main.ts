import { runCommand } from './run.ts'

/** The operator's tool: `npm run luzhi -- COMMAND`. */
process.exitCode = await runCommand(process.argv.slice(2))
