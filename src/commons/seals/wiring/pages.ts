import { page } from '#platform/http/page.ts'
import { lastDays } from '#platform/seal/days.ts'
import { fingerprintOf, publicKeyOf } from '#platform/seal/signing.ts'
import type { SealsPage } from '../spec/public-pages.ts'

export const pages = [
  page({
    method: 'GET',
    path: '/seals',
    load: ({ db, county }) =>
      db.read(county, async (session) => {
        const key = publicKeyOf(session.keys)
        const days = await lastDays(session, 31)
        return { page: 'seals', props: { key, fingerprint: fingerprintOf(key), days } satisfies SealsPage }
      }),
  }),
]
