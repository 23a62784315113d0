import { Link } from '@tanstack/react-router'
import { useMe } from '#commons/access/screens/desk/me.tsx'
import { toDay } from '#kernel/day.ts'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type FigureDefinition, list, value } from '../../spec/contract.ts'
import { periodOf } from './periods.ts'
import { figuresWords } from './words.ts'

/** A screen shows at most seven figures: look.md. */
const mostFigures = 7
const freshFor = 60_000

const FigureLines = ({ figure, most }: { readonly figure: FigureDefinition; readonly most: number }) => {
  const say = useWords(figuresWords)
  const me = useMe()
  const by = figure.dimensions.find(({ code }) => code !== 'township')?.code
  const { data } = useAnswer(
    value,
    { params: { code: figure.code }, query: { ...periodOf('thisYear', toDay(me.today)), ...(by ? { by } : {}) } },
    { freshFor },
  )
  if (!data) return null
  const lines = [
    { name: figure.name, count: data.value, where: undefined as string | undefined },
    ...data.rows.map((row) => ({
      name: row.keys[0]?.name ?? '',
      count: row.value,
      where: `${by}:${row.keys[0]?.code ?? ''}`,
    })),
  ]
  return lines.slice(0, most).map((line) => (
    <Link
      key={line.where ?? ''}
      to={`/figures/${figure.code}`}
      search={line.where ? { where: line.where } : {}}
      title={figure.means}
    >
      <span>
        {line.name}
        <small>{say('period.thisYear')}</small>
      </span>
      <b>
        {line.count}
        <i>{data.unit}</i>
      </b>
    </Link>
  ))
}

/** Figures beside the tasks; each opens its definition and records. */
export const FiguresAside = () => {
  const say = useWords(figuresWords)
  const { data } = useAnswer(list, {}, { freshFor })
  const figures = (data?.items ?? []).slice(0, mostFigures)
  return (
    <>
      <div className="strip">
        <h2>{say('noun')}</h2>
        <span className="dim s">{say('opens')}</span>
      </div>
      <div className="figs">
        {figures.map((figure) => (
          <FigureLines key={figure.code} figure={figure} most={Math.max(1, Math.floor(mostFigures / figures.length))} />
        ))}
      </div>
    </>
  )
}
