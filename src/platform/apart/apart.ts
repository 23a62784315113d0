import { fork } from 'node:child_process'

const patience = 20_000
const heap = '--max-old-space-size=256'

/** All that a child needs of the environment: Windows starts no program without it. */
const env = Object.fromEntries(
  ['SYSTEMROOT', 'TEMP', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
)

export type Ended<T> = { readonly how: 'done'; readonly answer: T } | { readonly how: 'too-long' | 'broken' }

const inProcess = <T>(module: URL, data: object): Promise<Ended<T>> =>
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
    const timer = setTimeout(() => end({ how: 'too-long' }), patience)
    child.once('message', (answer) => end({ how: 'done', answer: answer as T }))
    child.on('error', () => end({ how: 'broken' }))
    child.once('exit', () => end({ how: 'broken' }))
    child.send(data, () => {}) // one that is gone already has told so
  })

/** Runs a module on data in a process of its own and answers what it sends first; each after the one before. */
export const apart = <Data extends object, Answer>(module: URL): ((data: Data) => Promise<Ended<Answer>>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (data) => {
    const mine = last.then(() => inProcess<Answer>(module, data))
    last = mine
    return mine
  }
}

/** The other side: what a module that runs apart does with what it is given. */
export const answering = <Data, Answer>(work: (data: Data) => Answer | Promise<Answer>): void => {
  const answer = async (data: Data): Promise<void> => void process.send?.(await work(data))
  process.once('message', (data: Data) => void answer(data))
}
