import { uiWords } from '#ui/desk/shared-words.ts'
import { useWords } from '#ui/desk/words.tsx'
import { opinionLife } from '../../spec/lifecycle.ts'
import { useSettings } from './use-settings.ts'

/** What happens after an opinion is entered; read from the lifecycle like that of every move. */
export const EnterAfter = ({ word }: { readonly word: (prefix: string, name: string) => string }) => {
  const say = useWords(uiWords)
  const settings = useSettings()
  const first = opinionLife.states[opinionLife.initial]
  return (
    <section className="then">
      <h2>{say('form.after')}</h2>
      <dl>
        <dt>{say('form.now')}</dt>
        <dd>
          <b>{say('form.state', { state: word('state', opinionLife.initial) })}</b>
          <br />
          {word('next', 'submit')}
        </dd>
        <dt>{say('form.within', { days: settings[first.due.days] })}</dt>
        <dd>{say('form.whoActs', { party: word('party', first.owes.party), move: word('move', first.owes.move) })}</dd>
      </dl>
      <h2>{say('form.tells')}</h2>
      <dl>
        {opinionLife.create.tells.map((circle) => (
          <div key={circle}>
            <dt>{word('party', circle)}</dt>
            <dd>{word('told', circle)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
