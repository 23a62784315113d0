import { Link, useNavigate } from '@tanstack/react-router'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { isOfTownship, useMe } from '#commons/access/screens/desk/me.tsx'
import { TownshipSelect } from '#commons/divisions/screens/desk/township-select.tsx'
import { toDay } from '#kernel/day.ts'
import { uiWords } from '#ui/desk/shared-words.ts'
import { useWords } from '#ui/desk/words.tsx'
import { nameOfPeriod, type Period, type PeriodName, periodNames, periodOf } from './periods.ts'
import { figuresWords } from './words.ts'

export interface FigureControlsProps {
  readonly name: string
  readonly period: Period
  readonly division: string | undefined
  readonly by: string | undefined
  readonly dimensions: readonly { readonly code: string; readonly name: string }[]
}

const pattern = 'YYYY-MM-DD'

/** Name of the figure and what it is asked over: period, township, second dimension. All of it lives in the address. */
export const FigureControls = ({ name, period, division, by, dimensions }: FigureControlsProps) => {
  const say = useWords(figuresWords)
  const ui = useWords(uiWords)
  const me = useMe()
  const today = toDay(me.today)
  const navigate = useNavigate()
  const set = (patch: Record<string, string | undefined>): void =>
    void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, where: undefined, ...patch }) })
  const setPeriod = ({ from, to }: Period): void => set({ from, to })
  return (
    <div className="head named">
      <div>
        <small className="no-print">
          <Link to="/figures">{say('noun')}</Link>
        </small>
        <h1>{name}</h1>
        <p className="print-only">
          {me.county.name} · {say('period.span', { from: period.from, to: period.to })}
        </p>
      </div>
      <div className="end controls">
        <Select<PeriodName | 'own'>
          aria-label={say('period')}
          value={nameOfPeriod(period, today) ?? 'own'}
          options={[...periodNames, 'own' as const].map((one) => ({
            value: one,
            label: say(`period.${one}`),
            disabled: one === 'own',
          }))}
          onChange={(picked) => picked !== 'own' && setPeriod(periodOf(picked, today))}
          popupMatchSelectWidth={false}
        />
        <DatePicker.RangePicker
          aria-label={say('period')}
          value={[dayjs(period.from, pattern), dayjs(period.to, pattern)]}
          allowClear={false}
          format={pattern}
          onChange={(days) =>
            days?.[0] &&
            days[1] &&
            setPeriod({ from: toDay(days[0].format(pattern)), to: toDay(days[1].format(pattern)) })
          }
        />
        <TownshipSelect
          label={say('division')}
          allLabel={say(isOfTownship(me) ? 'division.mine' : 'division.all')}
          value={division}
          onChange={(code) => set({ division: code })}
        />
        {dimensions.length > 1 && (
          <Select
            aria-label={say('by', { name: '' })}
            value={by ?? null}
            options={dimensions.map((one) => ({ value: one.code, label: say('by', { name: one.name }) }))}
            onChange={(code: string) => set({ by: code })}
            popupMatchSelectWidth={false}
          />
        )}
        <button type="button" className="link hide-narrow" onClick={() => window.print()}>
          {ui('act.print')}
        </button>
      </div>
    </div>
  )
}
