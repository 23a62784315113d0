import { screen } from '#ui/light/screen.ts'
import { type WordKey, words } from './words.ts'

export const lost = screen<WordKey, unknown>({
  labels: words,
  title: (_, { say }) => say('lost.title'),
  body: (_, { say, at }) => (
    <div class="plain">
      <h1>{say('lost.title')}</h1>
      <h2>{say('lost.photo')}</h2>
      <p>{say('lost.photoDo')}</p>
      <h2>{say('lost.code')}</h2>
      <p>{say('lost.codeDo')}</p>
      <p>
        <a class="link" href={at('/find')}>
          {say('find.title')}
        </a>
      </p>
      <h2>{say('lost.none')}</h2>
      <p>{say('lost.noneDo')}</p>
      <p>{say('lost.noPhone')}</p>
      <p class="note">{say('lost.never')}</p>
    </div>
  ),
})
