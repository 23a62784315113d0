import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { toDay } from '#kernel/day.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { Failed, Loading } from '#ui/desk/states.tsx'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useTitle } from '#ui/desk/use-title.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list, value } from '../../spec/contract.ts'
import { breakdownOf } from './breakdown.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { FigureControls } from './figure-controls.tsx'
import { Passport } from './passport.tsx'
import { periodFrom } from './periods.ts'
import { RecordsPane } from './records-pane.tsx'
import { figuresWords } from './words.ts'

type Counted = AnswerOf<typeof value>

/** How many of the figure's records a `where` keeps, and what it is called: read off the breakdown itself. */
const pickedOf = (
  counted: Counted,
  where: string | undefined,
  by: readonly string[],
): { readonly name: string; readonly count: number } | undefined => {
  if (where === undefined) return undefined
  const wanted = where.split(',').map((part) => part.split(':') as [string, string])
  const rows = counted.rows.filter((row) =>
    wanted.every(([dimension, code]) => (row.keys[by.indexOf(dimension)]?.code ?? '') === code),
  )
  const [first] = rows
  const name = wanted.map(([dimension]) => first?.keys[by.indexOf(dimension)]?.name ?? '').join(' · ')
  return { name, count: rows.reduce((sum, row) => sum + row.value, 0) }
}

interface PartProps {
  readonly counted: Counted
  readonly by: readonly string[]
  readonly where: string | undefined
  readonly code: string
}

/** Records that begin lower than this part of the window are brought into view when a number is picked. */
const mostOfAScreen = 0.7

const Records = ({ counted, by, where, code }: PartProps) => {
  const say = useWords(figuresWords)
  const { division } = useSearch({ strict: false }) as { division?: string }
  const { unit, from, to } = counted
  const picked = pickedOf(counted, where, by)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const top = section.current?.getBoundingClientRect().top ?? 0
    if (where !== undefined && top > window.innerHeight * mostOfAScreen) section.current?.scrollIntoView()
  }, [where])
  return (
    <section ref={section}>
      <div className="strip">
        <h2>{say('records.of', { name: picked?.name ?? say('records'), n: picked?.count ?? counted.value, unit })}</h2>
        {picked && (
          <>
            <span className="dim">{say('records.within', { n: counted.value, unit })}</span>
            <span className="end">
              <Link to="." search={({ where: _dropped, ...before }: Record<string, unknown>) => before}>
                {say('records.all')}
              </Link>
            </span>
          </>
        )}
      </div>
      <RecordsPane
        code={code}
        query={{ from, to, ...(division ? { division } : {}) }}
        where={where}
        count={picked?.count ?? counted.value}
        unit={unit}
      />
    </section>
  )
}

const Body = (props: PartProps) => {
  const say = useWords(figuresWords)
  const { counted, by, where } = props
  const { definition, unit } = counted
  const [rowCode = '', columnCode] = by
  const rowDimension = definition.dimensions.find((one) => one.code === rowCode) ?? { code: rowCode, name: rowCode }
  return (
    <div className="scroll">
      <div className="fig">
        <div className="big">
          {counted.value}
          <i>{unit}</i>
        </div>
        <Passport definition={definition} asOf={counted.asOf} />
      </div>
      <div className="drill">
        <section>
          <div className="strip">
            <h2>{say('by', { name: rowDimension.name })}</h2>
            <span className="dim">{say('by.order')}</span>
          </div>
          <div className="sideways">
            <BreakdownTable
              rowDimension={rowDimension}
              columnDimension={columnCode}
              {...breakdownOf(counted.rows)}
              total={counted.value}
              where={where}
            />
          </div>
        </section>
        <Records {...props} />
      </div>
    </div>
  )
}

/** One figure: number, definition, breakdown, records. */
export const Page = () => {
  const me = useMe()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const period = periodFrom(search, toDay(me.today))
  const figures = useAnswer(list)
  const definition = figures.data?.items.find((figure) => figure.code === code)
  useTitle(definition?.name)
  const dimensions = (definition?.dimensions ?? []).map((one) => one.code)
  const rowDimension = dimensions.includes('township') ? 'township' : dimensions[0]
  const columnDimension =
    dimensions.find((one) => one !== rowDimension && one === search.by) ??
    dimensions.find((one) => one !== rowDimension)
  const by = [rowDimension, columnDimension].filter((one) => one !== undefined)
  const counted = useAnswer(
    value,
    {
      params: { code },
      query: {
        ...period,
        ...(by.length > 0 ? { by: by.join(',') } : {}),
        ...(search.division ? { division: search.division } : {}),
      },
    },
    { isEnabled: figures.data !== undefined, keepsLast: true },
  )
  const error = figures.error ?? counted.error
  if (error) return <Failed error={error} onRetry={() => void Promise.all([figures.refetch(), counted.refetch()])} />
  return (
    <>
      <FigureControls
        name={definition?.name ?? ''}
        period={period}
        division={search.division}
        by={columnDimension}
        dimensions={(definition?.dimensions ?? []).filter((one) => one.code !== rowDimension)}
      />
      {counted.data ? <Body counted={counted.data} by={by} where={search.where} code={code} /> : <Loading />}
    </>
  )
}
