import { type Context, wordsFor } from '#platform/action/context.ts'
import { sentences } from '#platform/http/words.ts'
import type { ImportKind, RowFault } from '#platform/sheets/import-kind.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

type Speaker = Pick<Context, 'language' | 'traditional'>

/** This room's words in the caller's language. */
export const roomWords = (context: Speaker) => wordsFor(context, { 'zh-CN': zh, en })

/** A name or text that a kind declares in both languages. */
export const said = (context: Speaker, both: Readonly<Record<'zh-CN' | 'en', string>>): string =>
  wordsFor(context, { 'zh-CN': { it: both['zh-CN'] }, en: { it: both.en } }).it

/** Sentences of faults and notes of a kind's rows, in the caller's language: the kind's own words, this room's, the house's. */
export const faultWords = (context: Speaker, kind: ImportKind) => {
  const catalogues = [{ 'zh-CN': zh, en }, ...(kind.words ? [kind.words] : [])]
  const sentence = sentences(catalogues, context.traditional ?? ((text) => text))
  return (prefix: 'fault' | 'note', { code, params }: RowFault): string =>
    sentence(context.language, `${prefix}.${code}`, params) ??
    sentence(context.language, `refusal.${code}`, params) ??
    sentence(context.language, 'fault.bad-value') ??
    code
}
