import type { Finding, Rules } from './source/finding.ts'

export const minimumRules = {
  'minimum/too-few':
    'The scanner sees less than it should. If modules were really deleted, lower the number in checks/minimum.json by hand.',
  'minimum/too-low':
    'Run `npm run generate`: it raises the number in checks/minimum.json, so that a check gone blind is noticed.',
} as const satisfies Rules

export const MINIMUM_FILE = 'checks/minimum.json'
const LEAST_SHARE = 0.8
const KEPT_SHARE = 0.95

/** How many modules the scanner must at least see. */
export interface Minimum {
  readonly modules: number
}

/** A tool that passes on nothing is worse than none: too few modules fail, and so does a minimum below 80 % of what is there. */
export const checkMinimum = ({ modules }: Minimum, seen: number): Finding[] => {
  const at = { file: MINIMUM_FILE, line: 1 }
  if (seen < modules)
    return [{ rule: 'minimum/too-few', ...at, message: `${seen} modules seen, at least ${modules} expected` }]
  if (modules < seen * LEAST_SHARE)
    return [{ rule: 'minimum/too-low', ...at, message: `${modules} is under 80 % of ${seen}` }]
  return []
}

/** Raised to 95 % of what is there when it has fallen under 80 %, never lowered by itself. */
export const raised = ({ modules }: Minimum, seen: number): Minimum =>
  modules < seen * LEAST_SHARE ? { modules: Math.floor(seen * KEPT_SHARE) } : { modules }
