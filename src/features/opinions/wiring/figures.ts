import { type Dimension, figure } from '#kernel/figure.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as figuresEn } from '../spec/labels/figures/en.ts'
import { labels as figuresZh } from '../spec/labels/figures/zh-CN.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

const words = { 'zh-CN': { ...zh, ...figuresZh }, en: { ...en, ...figuresEn } }

const column = (code: string, names: Dimension['names']): Dimension => ({ code, key: `r.${code}`, names })

const township = column('township', 'division')
const category = column('category', { room: 'opinions', setting: 'categories' })
const month: Dimension = { code: 'month', key: `to_char(r."on", 'YYYY-MM')`, names: 'itself' }
const channel = column('channel', { prefix: 'channel' })
const rating = column('rating', { prefix: 'rating' })

/** The counted columns of an opinion; `day` is the one that the figure is dated by. */
const counted = (day: string): string => `
  select o.id, o.${day} as "on", o.number, o.title, t.short_name as place, h.name as organ, null::text as note,
    o.township, o.state, o.category, o.channel, o.rating,
    case o.state when 'closed' then coalesce(o.result, 'unstated') when 'declined' then 'declined' when 'merged' then 'merged' else 'open' end as result
  from opinions.opinion o
  left join divisions.name t on t.county = o.county and t.code = o.township
  left join organs.name h on h.county = o.county and h.id = o.handler
  where o.county = $1 and o.${day} between $2::date and $3::date and ($4::text[] is null or o.township = any($4::text[]))`

/** Every opinion received, by the day it was received. */
const received = figure({
  code: 'opinions',
  kind: 'opinion',
  rows: counted('"on"'),
  dimensions: [
    column('result', { prefix: 'outcome' }),
    township,
    column('state', { prefix: 'state' }),
    category,
    month,
    channel,
    rating,
  ],
  words,
})

/** Opinions closed with the result solved, by the day they were closed. */
const solved = figure({
  code: 'opinions.solved',
  kind: 'opinion',
  rows: `${counted('closed_on')} and o.state = 'closed' and o.result = 'solved'`,
  dimensions: [township, category, month, channel, rating],
  words,
})

export const figures = [received, solved] as const
