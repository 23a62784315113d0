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

interface LineProps {
  readonly figure: FigureDefinition
  readonly name: string
  readonly aside: string
  readonly count: number
  readonly where: string | undefined
}

const FigureLine = ({ figure, name, aside, count, where }: LineProps) => (
  <Link to={`/figures/${figure.code}`} search={where ? { where } : {}} title={figure.means}>
    <span>
      {name}
      <small>{aside}</small>
    </span>
    <b>
      {count}
      <i>{figure.unit}</i>
    </b>
  </Link>
)

/** Room for what is on its way: a number that moved under the pointer would open another one. */
const Waiting = ({ lines }: { readonly lines: number }) => (
  <>
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} className="wait" aria-hidden="true" />
    ))}
  </>
)

/** A figure, and its parts by the first dimension it declares where `most` leaves room; townships stay on its own page. */
const FigureLines = ({ figure, most }: { readonly figure: FigureDefinition; readonly most: number }) => {
  const say = useWords(figuresWords)
  const me = useMe()
  const first = figure.dimensions[0]?.code
  const by = most > 1 && first !== 'township' ? first : undefined
  const query = { ...periodOf('thisYear', toDay(me.today)), ...(by ? { by } : {}) }
  const { data } = useAnswer(value, { params: { code: figure.code }, query }, { freshFor })
  if (!data) return <Waiting lines={most} />
  const period = say('period.thisYear')
  const parts = by ? data.rows.slice(0, most - 1) : []
  return (
    <>
      <FigureLine figure={figure} name={figure.name} aside={period} count={data.value} where={undefined} />
      {parts.map(({ keys: [key], value: count }) => (
        <FigureLine
          key={key?.code}
          figure={figure}
          name={key?.name ?? ''}
          aside={`${figure.name} · ${period}`}
          count={count}
          where={`${by}:${key?.code ?? ''}`}
        />
      ))}
    </>
  )
}

/** Figures beside the tasks; each opens its definition and records. The first one is shown with its parts. */
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
        {figures.map((figure, index) => (
          <FigureLines key={figure.code} figure={figure} most={index === 0 ? mostFigures + 1 - figures.length : 1} />
        ))}
      </div>
    </>
  )
}
