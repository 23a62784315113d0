import { useMe } from '#commons/access/screens/desk/me.tsx'
import { FileButton } from '#ui/desk/file-button.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { exported } from '../../spec/contract.ts'
import { type ListSearch, queryOf } from './list-search.ts'
import { opinionWords } from './words/words.ts'

/** The whole list as it stands on the screen, as a file for a spreadsheet. */
export const ListExport = ({ search }: { readonly search: ListSearch }) => {
  const say = useWords(opinionWords)
  const { today } = useMe()
  const { limit: _limit, cursor: _cursor, ...query } = queryOf(search)
  return (
    <FileButton
      endpoint={exported}
      request={{ query }}
      name={`${say('noun')}-${today}.csv`}
      className="link hide-phone"
    />
  )
}
