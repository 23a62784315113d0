import { spawn } from 'node:child_process'
import { relative, resolve } from 'node:path'
import type { Finding, Rules } from './source/finding.ts'

export const toolRules = {
  'types/error':
    'Mend the type; server code has no DOM types and screens no Node types (tsconfig.server, .web, .light).',
  'lint/error': 'See the rule named in the message (.oxlintrc.json).',
  'format/changed': 'Run `npx biome format --write` on the file.',
  'tool/failed': 'The tool did not finish or saw too little: run it by hand.',
} as const satisfies Rules

interface Output {
  readonly code: number
  readonly out: string
}

const run = (root: string, command: string, ...args: readonly string[]): Promise<Output> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [resolve(root, 'node_modules', command), ...args], { cwd: root })
    let out = ''
    const add = (chunk: Buffer) => {
      out += chunk.toString()
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', (error) => done({ code: 1, out: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, out }))
  })

const failed = (tool: string, { out }: Output): Finding => ({
  rule: 'tool/failed',
  file: tool,
  line: 0,
  message: out.trim().slice(-300),
})

/** A tool that fails without saying where has failed itself. */
const orFailed = (tool: string, output: Output, findings: Finding[]): Finding[] =>
  output.code !== 0 && findings.length === 0 ? [failed(tool, output)] : findings

const TSC_LINE = /^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm

/** Findings in the output of `tsc --pretty false`. */
export const readTypeErrors = (out: string): Finding[] =>
  [...out.matchAll(TSC_LINE)].map(([, file = '', line = '0', message = '']) => ({
    rule: 'types/error',
    file: file.replaceAll('\\', '/'),
    line: Number(line),
    message,
  }))

const PROJECTS = ['tsconfig.server.json', 'tsconfig.web.json', 'tsconfig.light.json'] as const

/** All TypeScript projects side by side; a shared file that fails in several is told once. */
export const checkTypes = async (root: string): Promise<Finding[]> => {
  const all = await Promise.all(
    PROJECTS.map(async (project) => {
      const output = await run(root, 'typescript/bin/tsc', '-p', project, '--pretty', 'false')
      return orFailed(`tsc -p ${project}`, output, readTypeErrors(output.out))
    }),
  )
  const told = new Map(all.flat().map((one) => [`${one.file}:${one.line} ${one.message}`, one]))
  return [...told.values()]
}

interface LintReport {
  readonly number_of_files: number
  readonly diagnostics: readonly {
    readonly message: string
    readonly code?: string
    readonly filename?: string
    readonly labels: readonly { readonly span: { readonly line?: number } }[]
  }[]
}

/** Findings in oxlint's JSON; fewer files than the scanner saw means that it has gone blind. */
export const readLint = (out: string, expected: number): Finding[] => {
  const report = JSON.parse(out.slice(out.indexOf('{'))) as LintReport
  const found = report.diagnostics.map(({ message, code = '', filename = '', labels }) => ({
    rule: 'lint/error',
    file: filename,
    line: labels[0]?.span.line ?? 0,
    message: `${message} [${code}]`,
  }))
  if (report.number_of_files >= expected) return found
  return [
    ...found,
    {
      rule: 'tool/failed',
      file: 'oxlint',
      line: 0,
      message: `saw ${report.number_of_files} files, ${expected} expected`,
    },
  ]
}

export const checkLint = async (root: string, expected: number): Promise<Finding[]> => {
  const output = await run(root, 'oxlint/bin/oxlint', '--type-aware', '--format', 'json')
  try {
    return orFailed('oxlint', output, readLint(output.out, expected))
  } catch {
    return [failed('oxlint', output)]
  }
}

const FORMAT_LINE = /^::error title=[^,]*,file=([^,]+),/gm

/** Files that biome would write differently. */
const readFormat = (root: string, out: string): Finding[] =>
  [...out.matchAll(FORMAT_LINE)].map(([, file = '']) => ({
    rule: 'format/changed',
    file: relative(root, resolve(root, file)),
    line: 0,
    message: 'is not as biome writes it',
  }))

export const checkFormat = async (root: string): Promise<Finding[]> => {
  const output = await run(
    root,
    '@biomejs/biome/bin/biome',
    'format',
    '--reporter=github',
    '--max-diagnostics=none',
    '.',
  )
  return orFailed('biome', output, readFormat(root, output.out))
}
