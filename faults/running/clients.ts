import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import type { CrewMember, MadeCounty } from '../../fixtures/load-county.ts'

/** What a client was told about one record, last. */
export interface Known {
  readonly id: string
  readonly body: string
  readonly township: string
  version: number
  state: string
  number: string | null
}

export interface Send {
  readonly status: number
  readonly body: unknown
}

interface Answer {
  readonly item: { readonly id: string; readonly state: string; readonly number: string | null; readonly body: string }
  readonly version: number
}

/** Plain node:http: on two cores, fetch would take from the server what is to be measured. */
const agent = new Agent({ keepAlive: true })
const patience = 30_000

/** Sends one request; status 0 when no answer came. */
export const send = (url: string, path: string, token: string, body?: unknown): Promise<Send> =>
  new Promise((resolve) => {
    const silence = () => resolve({ status: 0, body: null })
    const text = body === undefined ? undefined : JSON.stringify(body)
    const type =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const options = {
      agent,
      method: text === undefined ? 'GET' : 'POST',
      timeout: patience,
      headers: { authorization: `Bearer ${token}`, ...type },
    }
    const sending = request(`${url}${path}`, options, (response) => {
      let answer = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        answer += chunk
      })
      response.on('error', silence)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: answer === '' ? null : JSON.parse(answer) }),
      )
    })
    sending.on('error', silence)
    sending.on('timeout', () => sending.destroy())
    sending.end(text)
  })

export const newSubmission = (county: MadeCounty, length = 120) => {
  const township = county.townships[randomInt(county.townships.length)]?.code ?? ''
  return {
    id: uuidv7(),
    body: `村口的路灯坏了，请尽快修好。${'反映多次了。'.repeat(length / 6)}${randomInt(1_000_000)}`,
    township,
    category: 'cat01',
    channel: 'venue',
  } as const
}

/** The way of one opinion from the clerk to the citizen, by three people. */
const steps: readonly {
  readonly by: CrewMember
  readonly verb: string
  readonly input: (county: MadeCounty) => unknown
}[] = [
  { by: 'clerk', verb: 'accept', input: () => ({ category: 'cat02' }) },
  { by: 'clerk', verb: 'assign', input: ({ agencies }) => ({ handler: agencies[0] }) },
  { by: 'drafter', verb: 'acknowledge', input: () => ({}) },
  { by: 'drafter', verb: 'draft', input: () => ({ result: 'solved', answer: '已经修好。' }) },
  { by: 'head', verb: 'sign', input: () => ({}) },
  { by: 'clerk', verb: 'release', input: () => ({}) },
]

export interface Clients {
  /** Everything acknowledged so far, by id. */
  readonly known: ReadonlyMap<string, Known>
  /** Answers that must not be: neither success, nor "busy", nor silence. */
  readonly wrong: readonly string[]
  /** Answers of success so far. */
  readonly acknowledged: () => number
  /** No new work; each finishes what it has sent, over and over until it is answered. */
  rest(): Promise<void>
}

const isPassing = (status: number): boolean => status === 0 || status === 502 || status === 503 || status === 507

/**
 * Clients that write as people do who do not give up: what was not answered is sent again, the same request, until it is.
 * `known` outlives them, so that later rounds check what earlier ones were promised.
 */
export const startClients = (url: string, county: MadeCounty, known: Map<string, Known>, count = 16): Clients => {
  const wrong: string[] = []
  let isResting = false
  let successes = 0

  const insist = async (path: string, token: string, body: unknown): Promise<Answer | undefined> => {
    for (const limit = performance.now() + 90_000; performance.now() < limit; await sleep(30)) {
      const { status, body: answer } = await send(url, path, token, body)
      if (status === 200 || status === 201) {
        successes++
        return answer as Answer
      }
      if (!isPassing(status)) {
        wrong.push(`${path} answered ${status} ${JSON.stringify(answer).slice(0, 200)}`)
        return undefined
      }
    }
    wrong.push(`${path} was not answered within 90 s`)
    return undefined
  }

  const oneWay = async (): Promise<void> => {
    const submission = newSubmission(county)
    const made = await insist('/api/v1/opinions', county.tokens.clerk, submission)
    if (!made) return
    const record: Known = {
      id: submission.id,
      body: submission.body,
      township: submission.township,
      version: made.version,
      state: made.item.state,
      number: made.item.number,
    }
    known.set(record.id, record)
    if (made.item.body !== submission.body) wrong.push(`${record.id} was answered with another text`)
    for (const { by, verb, input } of steps) {
      if (isResting) return
      const answer = await insist(`/api/v1/opinions/${record.id}/actions/${verb}`, county.tokens[by], {
        actId: uuidv7(),
        version: record.version,
        input: input(county),
      })
      if (!answer) return
      if (answer.version !== record.version + 1)
        wrong.push(`${record.id} went from version ${record.version} to ${answer.version}`)
      record.version = answer.version
      record.state = answer.item.state
      record.number = answer.item.number
    }
  }

  const client = async (): Promise<void> => {
    while (!isResting) await oneWay()
  }
  const running = Promise.all(Array.from({ length: count }, client))
  return {
    known,
    wrong,
    acknowledged: () => successes,
    async rest() {
      isResting = true
      await running
    },
  }
}

/** Writes one opinion a call and answers its status; what is acknowledged is known. */
export const writer = (url: string, county: MadeCounty, known: Map<string, Known>) => {
  const statuses = new Set<number>()
  return {
    statuses,
    async once(): Promise<number> {
      const submission = newSubmission(county, 1800)
      const { status, body } = await send(url, '/api/v1/opinions', county.tokens.clerk, submission)
      if (status === 201) {
        const { version, item } = body as Answer
        known.set(submission.id, { ...submission, version, state: item.state, number: item.number })
      }
      statuses.add(status)
      return status
    },
  }
}

/** Reads the list once a call and answers its status. */
export const reader = (url: string, county: MadeCounty) => async (): Promise<number> =>
  (await send(url, '/api/v1/opinions?limit=5', county.tokens.clerk)).status

/** Sends a file as the screens do and answers the status; 0 when no answer came. */
export const upload = async (
  url: string,
  token: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<number> => {
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/v1/files`, { method: 'POST', body: form, headers }).catch(() => null)
  await answer?.arrayBuffer().catch(() => null)
  return answer?.status ?? 0
}
