import { z } from 'zod'
import { lifecycle } from '#kernel/lifecycle.ts'
import { uuid } from '#kernel/text.ts'

/** As the sheet counts, from 1. */
const rowNumber = z.number().int().min(1).max(200_000)

/** Columns of the sheet by the keys of the kind's columns, counted from 0. */
export const mapping = z.record(z.string().max(40), z.number().int().min(0).max(199))

export const mapInput = z.strictObject({
  headerRow: rowNumber,
  columns: mapping,
  /** Cells under a merged one say what it says; else such a row is a fault. */
  fillsMerged: z.boolean().default(false),
})

/** About one row that may be somebody who is there: which record it is, `other` for none of them, `skip` to leave the row out. */
const decision = z.strictObject({
  row: rowNumber,
  is: z.union([uuid(), z.enum(['other', 'skip'])]),
})

export const decideInput = z.strictObject({ rows: z.array(decision).min(1).max(1000) })

const nothing = z.strictObject({})

/**
 * One file brought in. Nothing of it takes effect before `start`; each row is carried out once, by the engine, under the
 * rights of whoever lets it run. The evidence (file, mapping, rows, results) is never deleted.
 */
export const importLife = lifecycle({
  kind: 'import',
  parties: { keeper: 'imports.run' },
  initial: 'loaded',
  create: { event: 'loaded', by: ['keeper'] },
  clocks: {},
  states: {
    loaded: { kind: 'open' },
    checking: { kind: 'open' },
    checked: { kind: 'open' },
    running: { kind: 'open' },
    finished: { kind: 'final' },
    abandoned: { kind: 'final' },
  },
  moves: {
    map: { event: 'mapped', from: ['loaded', 'checking', 'checked'], to: 'checking', by: ['keeper'], input: mapInput },
    conclude: { event: 'checked', from: ['checking'], to: 'checked', by: ['keeper'], input: nothing },
    decide: { event: 'decided', from: ['checked'], to: 'checking', by: ['keeper'], input: decideInput },
    start: { event: 'started', from: ['checked'], to: 'running', by: ['keeper'], input: nothing },
    /** Somebody else, or the same with rights anew, lets it go on. */
    resume: { event: 'resumed', from: ['running'], to: 'running', by: ['keeper'], input: nothing },
    finish: { event: 'finished', from: ['running'], to: 'finished', by: ['keeper'], input: nothing },
    abandon: {
      event: 'abandoned',
      from: ['loaded', 'checking', 'checked', 'running'],
      to: 'abandoned',
      by: ['keeper'],
      input: nothing,
    },
  },
})

export type ImportState = keyof typeof importLife.states
export type ImportMove = keyof typeof importLife.moves
export const importStates = Object.keys(importLife.states) as [ImportState, ...ImportState[]]

/**
 * Where a row stands: `read` not looked at under the present mapping, `faulty`, `undecided` (may be somebody who is there), `ready`, `same`
 * (says nothing new), `skipped` by decision, `running` (claimed by a batch), `done`, `refused` by the actions' own rules.
 */
export const rowStates = [
  'read',
  'faulty',
  'undecided',
  'ready',
  'same',
  'skipped',
  'running',
  'done',
  'refused',
] as const
export type RowState = (typeof rowStates)[number]
