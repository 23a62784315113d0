import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { validate } from '#kernel/input.ts'
import { canonical } from '#kernel/seal.ts'
import { every, refuse, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { editions } from '../data/keeper.ts'
import { type Declared, newest } from '../data/queries.ts'
import { keepsItsCodes } from '../rules/codes.ts'
import { change } from '../spec/contract.ts'

/** Puts another value of one setting in force. What it may be, the room's own schema says, of the field and of the whole. */
export const decideSetting = (declared: Declared) =>
  creation(editions, change, {
    load: async ({ session, input }) => {
      const schema = declared.get(input.room)
      const part =
        schema && Object.hasOwn(schema.shape, input.field) ? (schema.shape[input.field] as z.ZodType) : undefined
      if (!schema || !part) return undefined
      const { value } = validate(z.object({ value: part }), { value: input.value })
      const old = await newest(session, input.room)
      const document = { ...old.value, [input.field]: value }
      validate(schema, document)
      return {
        nth: old.nth,
        before: (schema.parse(old.value) as Record<string, unknown>)[input.field],
        value,
        document,
      }
    },
    decide: ({ input, found }) =>
      found
        ? every(
            unless(found.nth === input.seen, 'stale-settings'),
            unless(canonical(found.before ?? null) !== canonical(found.value ?? null), 'same-setting', {
              pointer: '/value',
            }),
            keepsItsCodes(found.before, found.value),
          )
        : refuse('unknown-setting', { pointer: '/field' }),
    make: ({ input, found, viewer, on, at }) => ({
      id: input.id,
      number: null,
      title: `${input.room}.${input.field}`,
      salt: randomBytes(16),
      room: input.room,
      nth: input.seen + 1,
      field: input.field,
      before: found?.before ?? null,
      value: found?.document ?? {},
      reason: input.reason,
      on,
      at,
      byName: viewer.name,
    }),
    tell: ({ input: { room, field, reason } }) => ({ room, field, reason }),
  })
