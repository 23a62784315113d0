import { parentPort, workerData } from 'node:worker_threads'
import { shrink } from './shrink.ts'

/** The thread in which a stranger's picture is unpacked: what goes wrong here ends here. */
const { bytes, most } = workerData as { bytes: Uint8Array; most: { width: number; height: number } }
try {
  parentPort?.postMessage({ picture: shrink(Buffer.from(bytes), most) })
} catch {
  parentPort?.postMessage({ picture: null })
}
