import type { ComponentType } from 'react'
import type { Values } from './schema-fields.ts'

/** What every control is given. A picker that needs data (a handler, a township) is handed in by the screen. */
export interface ControlProps {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly isInvalid: boolean
  /** Ids of the texts that describe it. */
  readonly describedBy: string | undefined
  /** Every value of the form: villages depend on the township. */
  readonly values: Values
}

export type Pickers = Readonly<Record<string, ComponentType<ControlProps>>>
