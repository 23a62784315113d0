import { z } from 'zod'
import { lifecycle } from '#kernel/lifecycle.ts'
import { line, paragraph, phone, uuid } from '#kernel/text.ts'
import { newLoginName } from './login-name.ts'

const reason = z.strictObject({ reason: paragraph(2, 200) })

/** A log-in to be, of a person who has none. */
export const newAccount = z.strictObject({ id: uuid(), person: uuid(), login: newLoginName, phone: phone().optional() })

/** A log-in (账号): the system administrator keeps it, the security administrator watches over its sessions; neither knows its password. */
export const accountLife = lifecycle({
  kind: 'account',
  parties: { keeper: 'logins.keep', guard: 'logins.secure' },
  initial: 'inForce',
  create: { event: 'made', by: ['keeper'] },
  clocks: {},
  states: { inForce: { kind: 'open' }, ended: { kind: 'final' } },
  moves: {
    handOut: {
      event: 'codeHandedOut',
      from: ['inForce'],
      to: 'inForce',
      by: ['keeper'],
      input: z.strictObject({ lost: z.enum(['password', 'both']) }),
    },
    setPhone: {
      event: 'phoneSet',
      from: ['inForce'],
      to: 'inForce',
      by: ['keeper'],
      input: z.strictObject({ phone: phone() }),
    },
    setSubject: {
      event: 'subjectSet',
      from: ['inForce'],
      to: 'inForce',
      by: ['keeper'],
      input: z.strictObject({ subject: line(0, 200) }),
    },
    endSessions: { event: 'sessionsEnded', from: ['inForce'], to: 'inForce', by: ['guard'], input: reason },
    demandPassword: { event: 'passwordDemanded', from: ['inForce'], to: 'inForce', by: ['guard'], input: reason },
    end: { event: 'ended', from: ['inForce'], to: 'ended', by: ['keeper', 'guard'], input: reason },
    /** Follow from an administrator's post that was handed over: his sessions end, and the log-in of who holds no other post. */
    leave: {
      event: 'left',
      from: ['inForce'],
      to: 'inForce',
      by: ['guard'],
      door: 'consequence',
      input: z.strictObject({}),
      law: 'GB/T 22239 8.1.8.2',
    },
    retire: {
      event: 'retired',
      from: ['inForce'],
      to: 'ended',
      by: ['guard'],
      door: 'consequence',
      input: z.strictObject({}),
      law: 'GB/T 22239 8.1.4.2、8.1.8.2',
    },
    restore: { event: 'restored', from: ['ended'], to: 'inForce', by: ['keeper'], input: reason },
  },
})

export type AccountMove = keyof typeof accountLife.moves
