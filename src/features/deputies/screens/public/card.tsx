import type { FunctionComponent } from 'preact'
import { Qr } from '#ui/light/qr.tsx'
import { screen } from '#ui/light/screen.ts'
import type { PublicCard } from '../../spec/public-contract.ts'
import type { CardPage } from '../../spec/public-pages.ts'
import { Portrait } from './portrait.tsx'
import { Venues } from './venues.tsx'
import { postText } from './who.tsx'
import { type DeputyView, type WordKey, words } from './words.ts'

interface Part {
  readonly view: DeputyView
  readonly card: PublicCard
}

const spanOf = ({ say, date }: DeputyView, { startsOn, endsOn, standing }: PublicCard): string | null => {
  if (startsOn === null) return null
  const from = date(startsOn, 'full')
  return standing === 'ended' && endsOn !== null
    ? say('card.fromTo', { from, to: date(endsOn, 'full') })
    : say('card.from', { from })
}

const Facts: FunctionComponent<Part> = ({ view, card }) => {
  const { say, source } = view
  const span = spanOf(view, card)
  const facts = [
    ['card.constituency', card.constituency],
    ['card.township', card.township?.name],
    ['card.delegation', card.delegation],
  ] as const
  return (
    <dl class="facts gap">
      {facts.map(
        ([label, value]) =>
          value && (
            <>
              <dt>{say(label)}</dt>
              <dd lang={source}>{value}</dd>
            </>
          ),
      )}
      {card.posts.length > 0 && (
        <>
          <dt>{say('card.posts')}</dt>
          <dd lang={source}>
            {card.posts.map((post) => (
              <div>{postText(view, post)}</div>
            ))}
          </dd>
        </>
      )}
      {span && (
        <>
          <dt>{say('card.since')}</dt>
          <dd>{span}</dd>
        </>
      )}
      {card.others.length > 0 && (
        <>
          <dt>{say('card.others')}</dt>
          <dd lang={source}>
            {card.others.map(({ id, congress, term }) => (
              <div>
                <a href={view.at(`/deputies/${id}`)}>{say('card.deputy', { congress, term })}</a>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

/** What the reader must know first: that this deputy does not act, or no longer is one. */
const Standing: FunctionComponent<Part> = ({ view: { say, date }, card: { standing, endsOn } }) => {
  if (standing === 'inForce') return null
  return (
    <div class="told held" role="note">
      <b>{say(standing === 'ended' ? 'card.over' : 'card.suspended')}</b>
      <p>
        {standing === 'ended'
          ? say('card.overWhy', { on: endsOn ? date(endsOn, 'full') : '' })
          : say('card.suspendedWhy')}
      </p>
    </div>
  )
}

const Acts: FunctionComponent<Part> = ({ view: { say, at }, card }) => {
  const [venue] = card.venues
  return (
    <aside class="acts">
      {card.standing !== 'ended' && (
        <a class="btn" href={at(venue ? `/say?venue=${venue.id}` : '/say')}>
          {say('card.say')}
        </a>
      )}
      <a class="btn alt" href={at(card.township ? `/who?township=${card.township.code}` : '/who')}>
        {say('card.who')}
      </a>
      <button class="btn alt" type="button" data-print hidden>
        {say('card.print')}
      </button>
      <p class="note" data-print-hint>
        {say('card.printHint')}
      </p>
    </aside>
  )
}

export const deputy = screen<WordKey, CardPage>({
  labels: words,
  title: ({ card: { name, congress } }, { say }) => say('card.title', { name, congress }),
  body: ({ card, qr }, view) => {
    const { say, source } = view
    return (
      <div class="cols">
        <article class="slip">
          <Standing view={view} card={card} />
          <div class="head">
            <div>
              {card.hasPhoto && <Portrait view={view} deputy={card} />}
              <h1 lang={source}>{card.name}</h1>
              <p class="big" lang={source}>
                {say('card.deputy', { congress: card.congress, term: card.term })}
              </p>
              <Facts view={view} card={card} />
            </div>
            <Qr qr={qr} what={say('card.qrWhat')} caption={say('card.qr')} />
          </div>
          {card.standing !== 'ended' && (
            <>
              <h2>{say('card.reach')}</h2>
              <p>{say('card.reachNote')}</p>
              <div class="gap">
                <Venues view={view} venues={card.venues} />
              </div>
            </>
          )}
          <p class="note gap">{say('card.public')}</p>
        </article>
        <Acts view={view} card={card} />
      </div>
    )
  },
})
