// `node run.mjs FILE ARGUMENTS`: installs what is missing, then runs FILE under Node 24.
import { join } from 'node:path'
import { runNode } from './child.mjs'
import { ensure, giveUp, root } from './ensure.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) giveUp('缺少要运行的文件', 'name the file to run')

// The product's own programs live under src/; checks, benchmarks and fault runs need the development tools too.
const runtime = ensure(file.startsWith('src/') ? 'prod' : 'full')
process.exitCode = await runNode(runtime, [join(root, file), ...args])
