import type { FunctionComponent } from 'preact'
import { LineField } from '#ui/light/fields.tsx'
import { screen } from '#ui/light/screen.ts'
import type { HomePage, PublicNumbers } from '../../spec/public-pages.ts'
import { Doors } from './doors.tsx'
import { LookUpFields } from './look-up.tsx'
import { type OpinionView, type WordKey, words } from './words.ts'

const Lead: FunctionComponent<{ view: OpinionView }> = ({ view: { say, at } }) => (
  <div>
    <h1>{say('home.heading')}</h1>
    <p class="big">{say('home.promise')}</p>
    <a class="btn go" href={at('/say')}>
      {say('home.say')}
    </a>
    <p class="note">
      {say('home.free')}
      <br />
      {say('home.offline')}
    </p>
  </div>
)

type Part = readonly [code: string, value: number, label: WordKey]

/** A total, its bar drawn in counts, and its parts. The bar repeats the numbers beside it, so it is hidden from readers. */
const Sum: FunctionComponent<{ view: OpinionView; name: WordKey; note: WordKey; parts: readonly Part[] }> = ({
  view: { say },
  name,
  note,
  parts,
}) => {
  const total = parts.reduce((sum, [, value]) => sum + value, 0)
  let x = 0
  const bars = parts.map(([code, value]) => {
    const bar = <rect class={code} x={x} width={value} height="10" />
    x += value
    return bar
  })
  return (
    <div class="sum">
      <p>
        <span class="num">
          {say(name)}
          <b>{total}</b>
          {say(total === 1 ? 'home.unit.one' : 'home.unit')}
        </span>
        <span class="note">{say(note)}</span>
      </p>
      {total > 0 && (
        <svg class="stack" viewBox={`0 0 ${total} 10`} preserveAspectRatio="none" aria-hidden="true">
          {bars}
        </svg>
      )}
      <ul class="parts">
        {parts.map(([code, value, label]) => (
          <li>
            <i class={code} />
            {say(label)}
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Another room's page: a name goes there by its address. */
const Who: FunctionComponent<{ view: OpinionView }> = ({ view }) => {
  const { say, at } = view
  return (
    <section class="sec">
      <header>
        <h2>{say('home.who')}</h2>
        <p class="note">{say('home.whoWhy')}</p>
      </header>
      <div>
        <form class="find" method="get" action={at('/who')}>
          <LineField view={view} name="q" label={say('home.whoPlace')} hint={say('home.whoHint')} maxLength={40} />
          <button class="btn alt" type="submit">
            {say('home.whoDo')}
          </button>
        </form>
        <p>
          <a class="link" href={at('/who')}>
            {say('home.whoList')}
          </a>
        </p>
      </div>
    </section>
  )
}

const none = (counts: Readonly<Record<string, number>>): boolean => Object.values(counts).every((count) => count === 0)

const Sums: FunctionComponent<{ view: OpinionView; numbers: PublicNumbers }> = ({
  view,
  numbers: { received, rated },
}) => (
  <div>
    <Sum
      view={view}
      name="home.received"
      note="home.whereTo"
      parts={[
        ['c1', received.handling, 'count.handling'],
        ['c2', received.closed, 'count.closed'],
        ['c3', received.merged, 'count.merged'],
        ['no', received.declined, 'count.declined'],
      ]}
    />
    <Sum
      view={view}
      name="home.rated"
      note="home.howRated"
      parts={[
        ['s1', rated.satisfied, 'count.satisfied'],
        ['s2', rated.basic, 'count.basic'],
        ['s3', rated.unsatisfied, 'count.unsatisfied'],
        ['no', rated.none, 'count.none'],
      ]}
    />
    <p class="note">{view.say('home.unrated')}</p>
  </div>
)

const Numbers: FunctionComponent<{ view: OpinionView; numbers: PublicNumbers }> = ({ view, numbers }) => (
  <section class="sec">
    <header>
      <h2>{view.say('home.numbers')}</h2>
      <p class="note">
        {view.say('home.period', { from: view.date(numbers.from, 'full'), to: view.date(numbers.to, 'full') })}
      </p>
    </header>
    {none(numbers.received) ? <p>{view.say('home.noneYet')}</p> : <Sums view={view} numbers={numbers} />}
  </section>
)

export const home = screen<WordKey, HomePage>({
  labels: words,
  isFront: true,
  title: (_, { say }) => say('home.title'),
  body: ({ numbers }, view) => (
    <>
      <div class="hero">
        <Lead view={view} />
        <form class="panel" method="post" action={view.at('/find')}>
          <h2>{view.say('find.title')}</h2>
          <LookUpFields view={view} code="" />
        </form>
      </div>
      <Who view={view} />
      {numbers && <Numbers view={view} numbers={numbers} />}
      <section class="sec">
        <header>
          <h2>{view.say('doors.title')}</h2>
          <p class="note">{view.say('doors.why')}</p>
        </header>
        <div>
          <Doors view={view} isWide />
          <p class="note gap">{view.say('doors.unsure')}</p>
        </div>
      </section>
    </>
  ),
})
