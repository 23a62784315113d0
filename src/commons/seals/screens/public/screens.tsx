import { grouped } from '#kernel/fours.ts'
import { type AnyScreen, screen } from '#ui/light/screen.ts'
import type { SealsPage } from '../../spec/public-pages.ts'
import { type WordKey, words } from './words.ts'

const seals = screen<WordKey, SealsPage>({
  labels: words,
  title: (_, { say }) => say('title'),
  body: ({ key, fingerprint, days }, { say, date }) => (
    <div class="plain">
      <h1>{say('title')}</h1>
      <p class="big">{say('lead')}</p>
      <h2>{say('days')}</h2>
      {days.length === 0 && <p>{say('none')}</p>}
      <dl class="facts">
        {days.map(({ day, nth, events, head }) => (
          <>
            <dt>
              <time dateTime={day}>{date(day, 'full')}</time>
            </dt>
            <dd>
              {say('upTo', { nth, events })}
              <br />
              <code>{grouped(head)}</code>
            </dd>
          </>
        ))}
      </dl>
      <h2>{say('how')}</h2>
      <ul class="dots">
        {(['how.1', 'how.2', 'how.3'] as const).map((line) => (
          <li>{say(line)}</li>
        ))}
      </ul>
      <dl class="facts gap">
        <dt>{say('key')}</dt>
        <dd>
          <code>{key}</code>
        </dd>
        <dt>{say('fingerprint')}</dt>
        <dd>
          <code>{grouped(fingerprint)}</code>
        </dd>
      </dl>
    </div>
  ),
})

/** Pages of this room by the names that wiring/pages.ts uses. */
export const screens = { seals } as const satisfies Record<string, AnyScreen>
