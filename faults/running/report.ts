/** One thing that was tried, and what was wrong with it. */
export type Check = (what: string, faults: readonly string[]) => void

export const report = () => {
  let passed = 0
  let failed = 0
  let skipped = 0
  const check: Check = (what, faults) => {
    if (faults.length === 0) passed++
    else failed++
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${what}`)
    for (const fault of faults.slice(0, 10)) console.log(`     ${fault}`)
    if (faults.length > 10) console.log(`     and ${faults.length - 10} more`)
  }
  return {
    check,
    /** Runs a scenario; one that breaks off counts as failed. */
    async run(what: string, work: () => Promise<void>): Promise<void> {
      await work().catch((error: unknown) =>
        check(what, [error instanceof Error ? (error.stack ?? error.message) : String(error)]),
      )
    },
    skip(what: string, why: string): void {
      skipped++
      console.log(`--   ${what}: ${why}`)
    },
    end(): void {
      if (skipped > 0) console.log(`${skipped} left out`)
      console.log(`${passed} passed, ${failed} failed`)
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0
    },
  }
}
