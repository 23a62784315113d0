import type { z } from 'zod'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Where two JSON values differ, as pointers into them. */
const differences = (sent: unknown, declared: unknown, at: string): string[] => {
  if (!isObject(sent) || !isObject(declared)) return sent === declared ? [] : [at || '/']
  const names = new Set([...Object.keys(sent), ...Object.keys(declared)])
  return [...names].flatMap((name) => differences(sent[name], declared[name], `${at}/${name}`))
}

/**
 * Holds the text of an answer against the schema that the API declares for it (ASVS 15.3.1): throws where something declared is
 * missing or of another shape, and where something is sent that is not declared, which a schema alone lets pass and drops.
 */
export const holdToSchema = (schema: z.ZodType, text: string): void => {
  const sent: unknown = JSON.parse(text)
  const undeclared = differences(sent, schema.parse(sent), '')
  if (undeclared.length > 0)
    throw new Error(`the answer holds what its contract does not declare: ${undeclared.join(' ')}`)
}
