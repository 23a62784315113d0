import type { Finding, Rules } from './source/finding.ts'
import { lineAt, nameOf, type Tree } from './source/tree.ts'

export const secretRules = {
  'secrets/machine-path':
    'Write a path relative to the project, or take it from the environment: nobody else has this folder.',
  'secrets/registry-host': 'Name packages, not the host they come from.',
  'secrets/lock-resolved': 'Take `resolved` out of package-lock.json: `npm i --omit-lockfile-registry-resolved`.',
  'secrets/key':
    'Take the secret out, change it wherever it was used, and read it from LUZHI_DATA/keys or the environment.',
} as const satisfies Rules

// Written so that this file does not find itself.
const PATTERNS: readonly { rule: keyof typeof secretRules; pattern: RegExp; only?: RegExp }[] = [
  { rule: 'secrets/machine-path', pattern: /(?<![\w.~$}:/-])\/(work|root|Users)\/[\w.-]/g },
  {
    rule: 'secrets/machine-path',
    pattern: /(?<![\w.~$}:/-])\/(tmp|home)\/[\w.-]/g,
    only: /\.(md|json|jsonc|ya?ml|toml|sh|css|html|mjs|ts|tsx)$|\/run$/,
  },
  {
    rule: 'secrets/registry-host',
    pattern:
      /\b(registry|npm|mirrors?|artifactory|nexus)\.[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|cn|io|dev|internal|local)\b/g,
  },
  { rule: 'secrets/lock-resolved', pattern: /"resolved":\s*"https?:/g, only: /package-lock\.json$/ },
  { rule: 'secrets/key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    rule: 'secrets/key',
    pattern: /\b(secret|token|api_?key|private_?key)\b['"]?\s*[:=]\s*['"][A-Za-z0-9+/_=-]{24,}['"]/gi,
  },
]

/** Text that must not leave this machine. Planted examples live in checks/tests, which is left out. */
export const checkSecrets = (tree: Tree): Finding[] =>
  tree
    .filter(({ path }) => !path.startsWith('checks/tests/'))
    .flatMap(({ path, text }) =>
      PATTERNS.filter(({ only }) => !only || only.test(path)).flatMap(({ rule, pattern }) => {
        const all = [...text.matchAll(pattern)]
        const shown = nameOf(path) === 'package-lock.json' ? all.slice(0, 1) : all
        return shown.map((match) => ({ rule, file: path, line: lineAt(text, match.index), message: shorten(match[0]) }))
      }),
    )

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 24)}…` : text)
