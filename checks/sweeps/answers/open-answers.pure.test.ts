import { describe, expect, it } from 'vitest'
import { house } from '#apps/house.ts'
import { openApi } from '#platform/http/openapi.ts'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names of the fields that a schema leaves open: anything may stand below them. */
const openIn = (schema: unknown, name: string): string[] => {
  if (!isJson(schema)) return []
  const {
    properties = {},
    items,
    additionalProperties,
    anyOf = [],
    oneOf = [],
    allOf = [],
    $defs = {},
    ...rest
  } = schema
  const below = [
    ...Object.entries(properties as Json),
    ...[items, additionalProperties].map((one) => [name, one] as const),
    ...[anyOf, oneOf, allOf, Object.values($defs as Json)].flat().map((one) => [name, one] as const),
  ]
  const saysNothing = Object.keys(schema).every((key) => key === 'description')
  const isBareObject = rest['type'] === 'object' && !('properties' in schema) && additionalProperties === undefined
  return saysNothing || isBareObject ? [name] : below.flatMap(([key, one]) => openIn(one, key))
}

describe('哪些内容没有声明到底', () => {
  it('只有这几项，写在这里：事件自己记下的、县里的设置、通行密钥的标准格式', () => {
    const { paths } = openApi(
      house.flatMap(({ routes = [] }) => routes.map(({ endpoint }) => endpoint)),
      '1',
    ) as {
      paths: Record<string, Record<string, { responses: { '2XX': { content: Record<string, { schema: Json }> } } }>>
    }
    const schemas = Object.values(paths)
      .flatMap((operations) => Object.values(operations))
      .flatMap(({ responses }) => responses['2XX'].content['application/json']?.schema ?? [])
    expect(schemas.length).toBeGreaterThan(200)
    expect([...new Set(schemas.flatMap((schema) => openIn(schema, 'answer')))].toSorted()).toEqual([
      'after',
      'before',
      'extra',
      'passkey',
      'standard',
      'value',
    ])
  })
})
