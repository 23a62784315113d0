import { defineConfig } from 'vitest/config'

/** Tests of pure code: no database, no server, seconds in all. Everything else goes to the project "http". */
const pure = [
  'src/kernel/**/*.test.ts',
  'src/ui/**/*.test.{ts,tsx}',
  'src/**/tests/{rules,policy}.test.ts',
  'src/**/tests/*.pure.test.ts',
  'checks/tests/**/*.test.ts',
]

export default defineConfig({
  test: {
    passWithNoTests: false,
    reporters: ['default'],
    maxWorkers: 2,
    projects: [
      {
        test: { name: 'pure', include: pure, pool: 'threads', isolate: false, testTimeout: 20_000 },
      },
      {
        test: {
          name: 'http',
          include: ['src/**/tests/**/*.test.ts', 'checks/sweeps/**/*.test.ts'],
          exclude: pure,
          // Forks, because each worker owns connections and a server that a thread could not be rid of cleanly.
          pool: 'forks',
          globalSetup: ['fixtures/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
