import { publicPhotoOf } from '#commons/people/data/photos.ts'
import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { limited } from '#platform/http/throttle.ts'
import { publicCardOf } from '../data/public-card.ts'
import { personInOffice } from '../data/deputies.ts'
import { placesOf } from '../data/places.ts'
import { representativesOf } from '../data/who.ts'
import { checkedCard } from '../data/check.ts'
import type { Checked, PublicCard, Representatives } from '../spec/public-contract.ts'

/** 600 readings from one source in 10 minutes: a village behind one address may look, a program may not take all. */
/** 60 checks from one source in 10 minutes: enough for a meeting's door; a code of 128 bits is not found by trying. */
const checks = limited({ most: 60, minutes: 10 })
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

export const checkFor = ({ db, county, now }: Context, code: string, source: string): Promise<Checked | undefined> => {
  checks(source)
  return db.read(county, (session) => checkedCard(session, code, dayOf(now)))
}

export const portraitFor = ({ db, county }: Context, id: string, source: string): Promise<Buffer | undefined> => {
  readings(source)
  return db.read(county, async (session) => {
    const person = await personInOffice(session, id)
    return person === undefined ? undefined : publicPhotoOf(session, person)
  })
}
