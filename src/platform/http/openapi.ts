import { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'

type Json = Readonly<Record<string, unknown>>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return json
}

const parametersOf = (schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: value,
  }))
}

const problem = {
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const accessOf = ({ access, fresh }: Endpoint): Json => ({
  'x-permission': typeof access === 'string' ? access : access.join(' | '),
  ...(fresh && { 'x-step-up': true }),
  security: access === 'public' ? [] : [{ cookie: [] }, { bearer: [] }],
})

const binary: Json = { schema: { type: 'string', format: 'binary' } }

const operationOf = (endpoint: Endpoint): Json => ({
  summary: endpoint.summary,
  operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[{}]/g, '').replace(/[^a-zA-Z0-9]+(\w)?/g, (_, letter?: string) => letter?.toUpperCase() ?? '')}`,
  ...accessOf(endpoint),
  parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
  ...(endpoint.body && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } },
  }),
  ...(endpoint.upload && {
    requestBody: { required: true, content: Object.fromEntries(endpoint.upload.map((media) => [media, binary])) },
  }),
  responses: {
    '2XX': {
      description: 'done',
      content: { [endpoint.media ?? 'application/json']: { schema: schemaOf(endpoint.answer, 'output') } },
    },
    '4XX': problem,
    '5XX': problem,
  },
})

/** Every refusal; what one says besides (the version that a record has by now …) is its own. */
export const problemSchema: z.core.JSONSchema.JSONSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}

/** The OpenAPI 3.1 document of every endpoint value that a route was bound to: nothing is written twice. */
export const openApi = (endpoints: readonly Endpoint[], version: string): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method.toLowerCase()] = operationOf(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Luzhi', version },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-luzhi' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}
