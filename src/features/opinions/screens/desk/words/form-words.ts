import { kernelWords } from '#ui/desk/shared-words.ts'
import { useLookUp } from '#ui/desk/words.tsx'
import type { FormWords } from '#ui/desk/form/form-from-schema.tsx'
import type { Field } from '#ui/desk/form/schema-fields.ts'
import { opinionWords } from './words.ts'

/** What is typed in; the rest is chosen. */
const typed = new Set(['line', 'paragraph', 'phone', 'day'])

/** Words of a form on opinions: labels, hints (a move's own before the general one), options, sentences of faults. */
export const useFormWords = (move: string, fields: readonly Field[]) => {
  const lookUp = useLookUp()
  const own = (key: string): string | undefined => lookUp(opinionWords.name, key)
  const words: FormWords = {
    label: (field) => own(`field.${field}`) ?? field,
    hint: (field) => own(`hint.${move}.${field}`) ?? own(`hint.${field}`),
    option: (field, option) => own(`${field}.${option}`) ?? option,
  }
  const sentence = (found: string, name: string): string => {
    const field = fields.find((one) => one.name === name)
    const code = found === 'required' && field && !typed.has(field.widget) ? 'bad-value' : found
    const params = { max: field?.max ?? 0, min: field?.min ?? 1 }
    return (
      (field?.widget === 'files' ? own('fault.files') : undefined) ??
      own(`fault.${code}`) ??
      own(`refusal.${code}`) ??
      lookUp(kernelWords.name, `fault.${code}`, params) ??
      lookUp(kernelWords.name, 'fault.bad-value') ??
      code
    )
  }
  return { words, sentence, word: (prefix: string, name: string): string => own(`${prefix}.${name}`) ?? name }
}
