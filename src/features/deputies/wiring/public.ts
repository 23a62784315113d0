import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { limited } from '#platform/http/throttle.ts'
import { publicCardOf } from '../data/public-card.ts'
import { placesOf } from '../data/places.ts'
import { representativesOf } from '../data/who.ts'
import type { PublicCard, Representatives } from '../spec/public-contract.ts'

/** 600 readings from one source in 10 minutes: a village behind one address may look, a program may not take all. */
const readings = limited({ most: 600, minutes: 10 })

export const placesFor = (
  { db, county }: Context,
  asked: Parameters<typeof placesOf>[1],
  source: string,
): ReturnType<typeof placesOf> => {
  readings(source)
  return db.read(county, (session) => placesOf(session, asked))
}

export const representativesFor = (
  { db, county, now }: Context,
  division: string,
  source: string,
): Promise<Representatives | undefined> => {
  readings(source)
  return db.read(county, (session) => representativesOf(session, division, dayOf(now)))
}

export const publicCardFor = (
  { db, county, now }: Context,
  id: string,
  source: string,
): Promise<PublicCard | undefined> => {
  readings(source)
  return db.read(county, (session) => publicCardOf(session, id, dayOf(now)))
}
