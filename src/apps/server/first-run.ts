import type { Instance } from '../instance.ts'

export const firstRun = async (_instance: Instance, url: string, say: (line: string) => void): Promise<void> => {
  say(`${url}`)
}
