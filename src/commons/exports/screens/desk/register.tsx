import { useMe } from '#commons/access/screens/desk/me.tsx'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type CountyExport, countyExportActs, listCountyExports, readCountyExport } from '../../spec/contract.ts'
import { countyExportLife } from '../../spec/lifecycle.ts'
import { hasLapsed, isToBeTaken } from '../../spec/release.ts'
import { exportWords } from './words.ts'

const Facts = ({ item }: { readonly item: CountyExport }) => {
  const say = useWords(exportWords)
  const { county, today } = useMe()
  const command = `npm run luzhi -- export --out DIR --county ${county.key} --with-personal --release ${item.id}`
  const toDo = isToBeTaken(item, today) ? command : hasLapsed(item, today) ? say('desk.askAnew') : null
  return (
    <FactList
      facts={[
        { label: say('field.recipient'), value: item.recipient },
        { label: say('field.reason'), value: item.reason, isLong: true },
        { label: say('field.askedBy'), value: item.askedBy },
        { label: say('field.askedOn'), value: item.askedOn },
        { label: say('field.releasedBy'), value: item.releasedBy },
        { label: say('field.releasedOn'), value: item.releasedOn },
        { label: say('field.takeUntil'), value: item.state === 'released' ? item.takeUntil : null },
        { label: say('field.takenOn'), value: item.takenOn },
        { label: say('field.refusal'), value: item.refusal, isLong: true },
        { label: say('desk.command'), value: toDo, isLong: true },
      ]}
    />
  )
}

/** Exports with contacts, one record each. */
export const exportRegister: Register<CountyExport> = {
  life: countyExportLife,
  words: exportWords,
  path: '/county-exports',
  read: readCountyExport,
  acts: countyExportActs,
  touches: [listCountyExports.path, '/api/v1/tasks'],
  pickers: {},
  titleOf: ({ recipient }) => recipient,
  Facts,
  initialOf: () => ({}),
  detailOf: ({ recipient, reason }) =>
    [recipient, reason].filter((one): one is string => typeof one === 'string').join(' · '),
}
