import { fork } from 'node:child_process'

/** Whose work it is: what the public sends waits for what the public sent, and for nobody of the staff. */
export type Whose = 'staff' | 'public'

/** Milliseconds that one may take. */
const patience: Readonly<Record<Whose, number>> = { staff: 20_000, public: 10_000 }
const heap = '--max-old-space-size=256'

/** All that a child needs of the environment: Windows starts no program without it. */
const env = Object.fromEntries(
  ['SYSTEMROOT', 'TEMP', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
)

export type Ended<T> = { readonly how: 'done'; readonly answer: T } | { readonly how: 'too-long' | 'broken' }

const inProcess = <T>(module: URL, data: object, whose: Whose): Promise<Ended<T>> =>
  new Promise((resolve) => {
    const child = fork(module, {
      execArgv: [heap, '--disable-warning=ExperimentalWarning'],
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    const end = (ended: Ended<T>): void => {
      clearTimeout(timer)
      resolve(ended)
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end({ how: 'too-long' }), patience[whose])
    child.once('message', (answer) => end({ how: 'done', answer: answer as T }))
    child.on('error', () => end({ how: 'broken' }))
    child.once('exit', () => end({ how: 'broken' }))
    child.send(data, () => {}) // one that is gone already has told so
  })

/** Runs a module on data in a process of its own and answers what it sends first; each after the one before of the same. */
export const apart = <Data extends object, Answer>(
  module: URL,
): ((data: Data, whose: Whose) => Promise<Ended<Answer>>) => {
  const last: Record<Whose, Promise<unknown>> = { staff: Promise.resolve(), public: Promise.resolve() }
  return (data, whose) => {
    const mine = last[whose].then(() => inProcess<Answer>(module, data, whose))
    last[whose] = mine
    return mine
  }
}

/** The other side: what a module that runs apart does with what it is given. */
export const answering = <Data, Answer>(work: (data: Data) => Answer | Promise<Answer>): void => {
  const answer = async (data: Data): Promise<void> => void process.send?.(await work(data))
  process.once('message', (data: Data) => void answer(data))
}
