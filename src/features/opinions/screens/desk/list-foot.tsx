import type { Total } from '#kernel/resource.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { Empty } from '#ui/desk/states.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { isNarrowed, notNarrowed, pageSize, tabOf, useListSearch } from './list-search.ts'
import { opinionWords } from './words/words.ts'

/** Cursor of the page before, by the cursor of a page: so that one can turn back. */
const turnedFrom = new Map<string, string | undefined>()

/** Which rows of how many these are, and the way to the others. */
export const ListFoot = ({
  count,
  next,
  total,
}: {
  readonly count: number
  readonly next: string | null
  readonly total: Total
}) => {
  const ui = useWords(uiWords)
  const { search, set } = useListSearch()
  const page = Number(search.page ?? 1)
  const from = (page - 1) * pageSize + 1
  const totalText =
    typeof total === 'number' ? ui('list.count', { n: total }) : ui('list.countAtLeast', { n: total.atLeast })
  const turn = (cursor: string | undefined, to: number): void =>
    set({ cursor, page: to > 1 ? String(to) : undefined }, { keepsPage: true })
  return (
    <div className="foot">
      <span>{ui('list.range', { from, to: from + count - 1, total: totalText })}</span>
      {page > 1 && (
        <button
          type="button"
          className="link"
          onClick={() =>
            turn(
              search.cursor ? turnedFrom.get(search.cursor) : undefined,
              search.cursor && turnedFrom.has(search.cursor) ? page - 1 : 1,
            )
          }
        >
          {ui('list.previousPage')}
        </button>
      )}
      {next && (
        <button
          type="button"
          className="link"
          onClick={() => {
            turnedFrom.set(next, search.cursor)
            turn(next, page + 1)
          }}
        >
          {ui('list.nextPage')}
        </button>
      )}
      <span className="end wide">
        <kbd>j</kbd> <kbd>k</kbd> {ui('keys.upDown')} <kbd>Enter</kbd> {ui('act.fullPage')} <kbd>?</kbd>{' '}
        {ui('keys.help')}
      </span>
    </div>
  )
}

/** The index of words begins at two characters. */
const isTooShort = (q: string | undefined): boolean => q !== undefined && [...q.trim()].length === 1

/** Why the list is empty, and the next act. */
export const NothingListed = () => {
  const say = useWords(opinionWords)
  const ui = useWords(uiWords)
  const { search, set } = useListSearch()
  const tab = tabOf(search)
  if (isNarrowed(search)) {
    return (
      <Empty why={say(isTooShort(search.q) ? 'empty.shortSearch' : 'empty.filtered')}>
        <button type="button" className="btn" onClick={() => set(notNarrowed)}>
          {ui('act.clear')}
        </button>
      </Empty>
    )
  }
  const why = tab === 'near' || tab === 'overdue' || tab === 'new' ? say(`empty.tab.${tab}`) : say('empty.none')
  return <Empty why={why} />
}
