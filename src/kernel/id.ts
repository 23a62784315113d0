import { z } from 'zod'

/** A record's id: a UUID (version 7 when we make it) that remembers what kind of record it names. */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

/** Schema of an id that a caller may make itself, so that sending twice creates once. */
export const idOf = <Kind extends string>(kind: Kind) =>
  z.uuid().transform((text) => text.toLowerCase() as Id<Kind>).meta({ id: undefined, description: `id of ${kind}`, ref: kind })

/** A reference to any record: what kind it is and which one. */
export interface Ref {
  readonly kind: string
  readonly id: string
}
