import { codeOf } from './code-of.ts'

interface Round {
  readonly counties: () => Promise<readonly string[]>
  readonly log: { warn(details: object, message: string): void }
}

/** Does something for each county in turn. Where it fails, the log says for which and of what code, and the others have their turn. */
export const eachCounty = async (
  { counties, log }: Round,
  failed: string,
  work: (county: string) => Promise<unknown>,
): Promise<void> => {
  const turn = async (county: string): Promise<void> => {
    try {
      await work(county)
    } catch (error) {
      log.warn({ county, code: codeOf(error) }, failed)
    }
  }
  try {
    for (const county of await counties()) await turn(county)
  } catch (error) {
    log.warn({ code: codeOf(error) }, `which counties there are was not heard: ${failed}`)
  }
}
