import { listCounties } from '#commons/organs/data/counties.ts'
import type { County } from '#commons/organs/spec/organ.ts'
import type { Db } from '#platform/db/db.ts'

const freshFor = 2000

export interface Counties {
  readonly all: () => Promise<readonly County[]>
  /** By the path's prefix, else by the host's first label, else the first county entered; undefined when there is none. */
  readonly pick: (asked: { readonly path: string | null; readonly host: string }) => Promise<County | undefined>
}

/** The counties that this instance serves, read anew every two seconds. */
export const countiesOf = (db: Db): Counties => {
  let kept: { until: number; all: Promise<readonly County[]> } | undefined
  const all = (): Promise<readonly County[]> => {
    if (kept && performance.now() < kept.until) return kept.all
    const mine = { until: performance.now() + freshFor, all: db.read('*', listCounties) }
    mine.all.catch(() => {
      if (kept === mine) kept = undefined
    })
    kept = mine
    return mine.all
  }
  return {
    all,
    async pick({ path, host }) {
      const counties = await all()
      if (path !== null) return counties.find(({ key }) => key === path)
      const label = host.split('.')[0]
      return counties.find(({ key }) => key === label) ?? counties[0]
    },
  }
}
