import type { FunctionComponent } from 'preact'
import { FaultSummary } from '#ui/light/fields.tsx'
import { LampText } from '#ui/light/lamp.tsx'
import { screen } from '#ui/light/screen.ts'
import { Timeline } from '#ui/light/timeline.tsx'
import type { MatterPage } from '../../spec/public-pages.ts'
import type { AuthorView } from '../../spec/public-contract.ts'
import { Files } from './files.tsx'
import { faultsIn } from './faults.ts'
import { AgainForm, RateForm } from './judge.tsx'
import { dot, placeOf, stepsOf } from './steps.ts'
import { type OpinionView, type WordKey, words } from './words.ts'

interface PartProps {
  readonly view: OpinionView
  readonly item: AuthorView
}

const Head: FunctionComponent<PartProps> = ({ view, item }) => {
  const { say, near, source } = view
  return (
    <div>
      <h1 lang={source}>{item.title}</h1>
      <p class="note gap">
        {item.number && `${say('matter.meta.number', { number: item.number })}${dot}`}
        <span lang={source}>{placeOf(item)}</span>
        {`${dot}${say('matter.meta.on', { day: near(item.on) })}`}
      </p>
      <p class="state">
        <b>{say(`matter.state.${item.state}`)}</b>
        {item.lamp && <LampText view={view} lamp={item.lamp} left={item.daysLeft} />}
      </p>
    </div>
  )
}

const Now: FunctionComponent<PartProps & { link: string }> = ({ view, item, link }) => {
  const { say, at, near, source } = view
  return (
    <aside>
      <section class="panel">
        <h2>{say('matter.now')}</h2>
        <dl class="facts">
          {item.holder && (
            <>
              <dt>{say('matter.holder')}</dt>
              <dd lang={source}>{item.holder}</dd>
            </>
          )}
          {item.dueOn && (
            <>
              <dt>{say('matter.due')}</dt>
              <dd>{say('matter.dueBy', { day: near(item.dueOn) })}</dd>
            </>
          )}
          <dt>{say('receipt.code')}</dt>
          <dd>{item.code.replace(/^(\d{4})(\d{4})$/, '$1 $2')}</dd>
        </dl>
        <p>
          <a class="link" href={at(`/r/${link}`)}>
            {say('matter.receipt')}
          </a>
        </p>
        <p>
          <a class="link" href={at(`/r/${link}/own-data`)}>
            {say('own.title')}
          </a>
        </p>
      </section>
    </aside>
  )
}

const resultText = ({ say, near }: OpinionView, answer: NonNullable<AuthorView['answer']>): string =>
  answer.result === 'planned' && answer.plannedOn
    ? say('matter.result.plannedBy', { day: near(answer.plannedOn) })
    : say(`matter.result.${answer.result}`)

const Answer: FunctionComponent<{ view: OpinionView; answer: NonNullable<AuthorView['answer']>; link: string }> = ({
  view,
  answer,
  link,
}) => {
  const { say, date, source } = view
  return (
    <section class="block">
      <h2>{say('matter.answer')}</h2>
      <p>
        <b>{resultText(view, answer)}</b>
      </p>
      <blockquote class="gap" lang={source}>
        <p class="said">{answer.text}</p>
        {answer.cannotReason && <p class="said">{say('matter.cannot', { reason: answer.cannotReason })}</p>}
        <p class="note">{say('matter.answeredBy', { organ: answer.by, day: date(answer.on, 'full') })}</p>
      </blockquote>
      {answer.files.length > 0 && <Files view={view} files={answer.files} link={link} />}
    </section>
  )
}

const Declined: FunctionComponent<{ view: OpinionView; decline: NonNullable<AuthorView['decline']> }> = ({
  view,
  decline,
}) => {
  const { say, source } = view
  return (
    <section class="block">
      <h2>{say('matter.why')}</h2>
      <blockquote>
        <p class="said" lang={source}>
          {decline.reason}
        </p>
      </blockquote>
      <p class="gap">
        <b>{say('matter.go')}</b>
        <br />
        {say(`matter.door.${decline.door}`)}
      </p>
    </section>
  )
}

const Rated: FunctionComponent<PartProps> = ({ view: { say }, item }) => {
  if (item.rating) return <p class="gap">{say('rate.yours', { rating: say(`rate.${item.rating}`) })}</p>
  return item.state === 'closed' ? <p class="gap">{say('rate.none')}</p> : null
}

const names = { rating: 'rate.rating', comment: 'rate.comment', reason: 'again.reason' } as const satisfies Record<
  string,
  WordKey
>

export const matter = screen<WordKey, MatterPage>({
  labels: words,
  title: ({ faults }, { say, ui }) => (faults.length > 0 ? ui('errors.prefix') : '') + say('matter.title'),
  body: (page, view) => {
    const { view: item, link, done } = page
    const { say, source } = view
    const faults = faultsIn(view, page.faults, names)
    return (
      <div class="cols">
        <Head view={view} item={item} />
        <Now view={view} item={item} link={link} />
        <div>
          <FaultSummary heading={say('matter.faults')} kept={say('kept.here')} faults={faults} />
          {done && (
            <p class="told" role="status">
              {say(done === 'rated' ? 'rate.done' : done === 'erased' ? 'own.erased' : 'again.done')}
            </p>
          )}
          {item.decline && <Declined view={view} decline={item.decline} />}
          {item.state === 'merged' && <p class="gap">{say('matter.mergedWhy')}</p>}
          {item.answer && <Answer view={view} answer={item.answer} link={link} />}
          <Rated view={view} item={item} />
          {item.can.includes('rate') && <RateForm view={view} page={page} faults={faults} />}
          {item.can.includes('notSolved') && <AgainForm view={view} page={page} faults={faults} />}
          <section class="block">
            <h2>{say('matter.steps')}</h2>
            <Timeline view={view} steps={stepsOf(view, item)} />
          </section>
          <section class="block">
            <h2>{say('matter.said')}</h2>
            <blockquote lang={source}>
              <p class="said">{item.body}</p>
            </blockquote>
            {item.files.length > 0 && <Files view={view} files={item.files} link={link} />}
          </section>
        </div>
      </div>
    )
  },
})
