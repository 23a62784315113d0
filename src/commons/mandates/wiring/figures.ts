import { type Dimension, figure } from '#kernel/figure.ts'
import { labels as peopleEn } from '#commons/people/spec/labels/en.ts'
import { labels as peopleZh } from '#commons/people/spec/labels/zh-CN.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

const words = { 'zh-CN': { ...peopleZh, ...zh }, en: { ...peopleEn, ...en } }

const column = (code: string, names: Dimension['names']): Dimension => ({ code, key: `r.${code}`, names })

const dimensions: readonly Dimension[] = [
  column('sex', { prefix: 'sex' }),
  column('age', { prefix: 'age' }),
  column('nation', 'itself'),
  column('party', { prefix: 'party' }),
  column('education', { prefix: 'education' }),
  column('class', { prefix: 'occupationClass' }),
  column('level', { prefix: 'level' }),
  column('township', 'division'),
]

/** Mandates that are in force on the last day of the period, with the facts of a life that structures are told by. */
const inForce = `
  select m.id, m.person, m.starts_on as "on", null::text as number, m.name as title, t.short_name as place, m.congress_name as organ, m.constituency_name as note,
    m.township, m.level, p.sex, p.nation, p.party, p.education, p.occupation_class as class,
    case when p.birth_on is null then null when p.birth_on > $3::date - interval '36 years' then 'to35' when p.birth_on > $3::date - interval '46 years' then 'to45'
      when p.birth_on > $3::date - interval '56 years' then 'to55' when p.birth_on > $3::date - interval '61 years' then 'to60' else 'over60' end as age
  from mandates.card m join people.card p on p.county = m.county and p.id = m.person
  left join divisions.name t on t.county = m.county and t.code = m.township
  where m.county = $1 and m.starts_on <= $3::date and (m.ends_on is null or m.ends_on > $3::date or (m.ground = 'termOver' and m.ends_on = $3::date)) and $2::date <= $3::date
    and ($4::text[] is null or m.township = any($4::text[]))`

/** 代表（个）: by mandate. */
const byMandate = figure({ code: 'deputies', kind: 'mandate', rows: inForce, dimensions, words })

/** 代表（人）: by person, each counted in the highest of his mandates. */
const byPerson = figure({
  code: 'deputies.people',
  kind: 'person',
  rows: `select d.person as id, d."on", d.number, d.title, d.place, d.organ, d.note, d.township, d.level, d.sex, d.nation, d.party, d.education, d.class, d.age
    from (select distinct on (i.person) i.* from (${inForce}) i
      order by i.person, array_position(array['nation', 'province', 'city', 'county', 'township'], i.level), i.id) d`,
  dimensions,
  words,
})

export const figures = [byMandate, byPerson] as const
