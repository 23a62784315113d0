import { z } from 'zod'
import { line } from '#kernel/text.ts'
import { newLoginName } from '#commons/access/spec/login-name.ts'
import { type Administrator, administrators, type SetupFault } from '../setup-page.ts'

export interface NewAdministrator {
  readonly who: Administrator
  readonly name: string
  readonly login: string
}

export interface SetupForm {
  readonly county: string
  readonly term: number
  readonly administrators: readonly NewAdministrator[]
}

const person = {
  name: line(1, 40).transform((name) => name.trim()),
  login: newLoginName,
}

const fields: Readonly<Record<string, z.ZodType>> = {
  county: z.string().regex(/^\d{6}$/),
  term: z.string().regex(/^[1-9]\d?$/),
  ...Object.fromEntries(
    administrators.flatMap((who) => Object.entries(person).map(([name, schema]) => [`${who}.${name}`, schema])),
  ),
}

const faultCode = (field: string): string => field.split('.').at(-1) ?? field

/** Who does not differ from one before: three people, three log-ins. */
const sames = (people: readonly NewAdministrator[]): SetupFault[] =>
  (['name', 'login'] as const).flatMap((part) =>
    people.flatMap((one, index) =>
      people.slice(0, index).some((before) => before[part] === one[part])
        ? [{ field: `${one.who}.${part}`, code: `same-${part}` }]
        : [],
    ),
  )

/** The first-run form as read, or everything that is wrong with it. */
export const readSetup = (form: Readonly<Record<string, string>>): SetupForm | readonly SetupFault[] => {
  const faults = Object.entries(fields).flatMap(([field, schema]): SetupFault[] =>
    schema.safeParse(form[field]).success ? [] : [{ field, code: faultCode(field) }],
  )
  const people = administrators.map((who) => ({
    who,
    name: (form[`${who}.name`] ?? '').trim(),
    login: form[`${who}.login`] ?? '',
  }))
  const all = faults.length > 0 ? faults : sames(people)
  return all.length > 0 ? all : { county: form['county'] ?? '', term: Number(form['term']), administrators: people }
}
