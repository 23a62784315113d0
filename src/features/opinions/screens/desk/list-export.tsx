import { useMutation } from '@tanstack/react-query'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { fetchFile } from '#ui/call.ts'
import { saveFile } from '#ui/desk/save-file.ts'
import { useWords } from '#ui/desk/words.tsx'
import { exported } from '../../spec/contract.ts'
import { type ListSearch, queryOf } from './list-search.ts'
import { opinionWords } from './words.ts'

/** The whole list as it stands on the screen, as a file for a spreadsheet. */
export const ListExport = ({ search }: { readonly search: ListSearch }) => {
  const say = useWords(opinionWords)
  const { today } = useMe()
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async () => {
      const { limit: _limit, cursor: _cursor, ...query } = queryOf(search)
      saveFile(await fetchFile(exported, { query }), `${say('noun')}-${today}.csv`)
    },
  })
  return (
    <>
      <span role="alert" className="fault">
        {isError && say('desk.exportFailed')}
      </span>
      <button type="button" className="link hide-phone" disabled={isPending} onClick={() => mutate()}>
        {isPending ? `${say('desk.exporting')}…` : say('desk.export')}
      </button>
    </>
  )
}
