import { screen } from '#ui/light/screen.ts'
import { noticeVersion } from '../../spec/notice.ts'
import { type WordKey, words } from './words.ts'

const parts = [
  ['privacy.what', ['privacy.what.1', 'privacy.what.2', 'privacy.what.3'], 'privacy.not'],
  ['privacy.who', ['privacy.who.1', 'privacy.who.2', 'privacy.who.3'], null],
  ['privacy.cookie', ['privacy.cookie.1'], null],
  ['privacy.rights', ['privacy.rights.1', 'privacy.rights.2', 'privacy.rights.3'], null],
] as const satisfies readonly (readonly [WordKey, readonly WordKey[], WordKey | null])[]

/** Notice of 个人信息保护法 articles 17 and 35. It says only what is done. */
export const privacy = screen<WordKey, unknown>({
  labels: words,
  title: (_, { say }) => say('privacy.title'),
  body: (_, { say, frame, date }) => (
    <div class="plain">
      <h1>{say('privacy.title')}</h1>
      <p class="big">{say('privacy.lead')}</p>
      {parts.map(([heading, lines, after]) => (
        <>
          <h2>{say(heading)}</h2>
          <ul class="dots">
            {lines.map((line) => (
              <li>{say(line, { county: frame.county.name })}</li>
            ))}
          </ul>
          {after && <p>{say(after)}</p>}
        </>
      ))}
      <p class="note">{say('privacy.since', { day: date(noticeVersion, 'full') })}</p>
    </div>
  ),
})
