import { countyKeys } from '#commons/organs/data/counties.ts'
import { entered } from '#platform/audit/entry.ts'
import type { OwnerClient } from '#platform/db/as-owner.ts'

/** Each county's record tells its auditor what an operator did to the whole instance: `allOrNothing` with it, under the owner's role. */
export const noteInEach = async (
  client: OwnerClient,
  name: string,
  extra: Readonly<Record<string, string | number>>,
): Promise<void> => {
  const { rows } = await client.query<{ key: string }>(countyKeys.text)
  for (const { key } of rows) {
    const { text, values } = entered(key, { name, at: new Date(), extra: { by: 'operator', ...extra } })
    await client.query(text, [...values])
  }
}
