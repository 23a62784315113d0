import { toDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { DivisionSource } from '#commons/divisions/actions/division-source.ts'
import { loadDivisions } from '#commons/divisions/actions/load-divisions.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Division } from '#commons/divisions/data/tables.ts'
import { enterCounty } from '#commons/organs/data/counties.ts'
import { addOrgans, addTerms, organId } from '#commons/organs/data/store.ts'
import { countyOrgans } from '#commons/organs/rules/county-organs.ts'
import { addVenues } from '#commons/venues/data/store.ts'
import { countyVenues } from '#commons/venues/rules/county-venues.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'

export interface NewCounty {
  /** The bureau's code of six digits. */
  readonly code: string
  /** Tenant key; the code unless it is the demo or a test. */
  readonly key?: string | undefined
  /** 届 of the county's congress. */
  readonly term: number
  /** First day of the term; organs that init makes exist from then on. */
  readonly termFrom?: string | undefined
  /** The congresses of the townships count the same term; a real county enters each by its own number. */
  readonly hasTownshipTerms?: boolean
  readonly isDemo?: boolean
  /** Names of handling agencies in their order; a real county enters its own. */
  readonly agencies?: readonly string[]
}

export interface CountyMade {
  readonly key: string
  readonly name: string
  readonly townships: number
  readonly villages: number
  readonly organs: number
  readonly venues: number
}

/** Most counties' congresses in office were elected in the round of 2021–2022. */
const thisRound = '2022-01-01'

/** The organ that hosts a division's venue. */
const hostOf = (county: string, divisions: readonly Division[]) => {
  const kinds = new Map(divisions.map(({ code, kind }) => [code, kind]))
  return (code: string, level: string): string | null => {
    if (level === 'county') return organId(county, 'committee:deputies')
    if (level === 'village') return organId(county, `village:${code}`)
    const kind = kinds.get(code)
    if (kind === 'other') return null
    return organId(county, kind === 'street' ? `street-office:${code}` : `presidium:${code}`)
  }
}

const allDivisions = async (session: Session): Promise<Division[]> => {
  const store = divisionStore(session)
  return [...(await store.allOf('county')), ...(await store.allOf('township')), ...(await store.allOf('village'))]
}

/**
 * Makes a county: its divisions, organs with the term in office, and venues, in one transaction. Run again it adds what
 * is missing and changes nothing that the county made its own. Throws Problem `unknown-county`, `no-congress`, `county-taken`.
 */
export const initCounty = async (db: Db, source: DivisionSource, given: NewCounty): Promise<CountyMade> =>
  db.write(given.key ?? given.code, (session) => makeCounty(session, source, given))

/** The same within a transaction of the caller's, in a session of the county to be. */
export const makeCounty = async (session: Session, source: DivisionSource, given: NewCounty): Promise<CountyMade> => {
  const { county: key } = session
  const { code, term, isDemo = false, agencies = [] } = given
  const { name, kind } = source.findCounty(code)
  if (kind === 'zone') throw new Problem(refuse('no-congress', { params: { name } }))
  const from = toDay(given.termFrom ?? thisRound)
  await enterCounty(session, { code, name, isDemo })
  const { townships, villages } = await loadDivisions(session, source, code)
  const divisions = await allDivisions(session)
  const organs = countyOrgans(divisions, agencies)
  const townshipCongresses = given.hasTownshipTerms
    ? organs.filter(({ kind }) => kind === 'townshipCongress').map((organ) => organ.key)
    : []
  await addOrgans(session, organs, from)
  await addTerms(
    session,
    ['congress', 'standing-committee', ...townshipCongresses].map((organ) => ({
      organ: organId(key, organ),
      number: term,
      startsOn: from,
      endsOn: null,
    })),
  )
  const venues = countyVenues(divisions, hostOf(key, divisions))
  await addVenues(session, venues, from)
  return { key, name, townships, villages, organs: organs.length, venues: venues.length }
}
