import { runCommand } from './run.ts'

// Whoever reads may stop before the end (`luzhi touched … | head`): the rest is not wanted, the exit code still is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** The operator's tool: `npm run luzhi -- COMMAND`. */
process.exitCode = await runCommand(process.argv.slice(2))
