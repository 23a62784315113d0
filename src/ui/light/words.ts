import type { ComponentChildren } from 'preact'

export type Values = Readonly<Record<string, string | number>>
/** Looks up a sentence by its key and fills its `{blanks}`. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

const blank = /\{(\w+)\}/g

const fill = (text: string, values: Values = {}): string =>
  text.replace(blank, (whole, name: string) => String(values[name] ?? whole))

/** As `fill`, with marked-up parts in the blanks. */
export const fillWith = (text: string, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] =>
  text.split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    return name !== undefined && name in parts ? parts[name] : piece
  })

/** A `say` over one set of labels; `convert` turns the source language into a written variant of it. */
export const speaker =
  <Key extends string>(
    labels: Readonly<Record<Key, string>>,
    convert: (text: string) => string = (text) => text,
  ): Say<Key> =>
  (key, values) =>
    fill(convert(labels[key]), values)
