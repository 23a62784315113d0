import type { FunctionComponent } from 'preact'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { call } from '#ui/call.ts'
import { useLoaded } from '#ui/light/use-loaded.ts'
import { type Catalogues, useWords } from '#ui/light/use-words.ts'
import { list } from '../../spec/contract.ts'
import type { labels } from '../../spec/labels/phone/zh-CN.ts'

const catalogues: Catalogues = {
  'zh-CN': () => import('../../spec/labels/phone/zh-CN.ts'),
  'zh-Hant': () => import('../../spec/labels/phone/zh-CN.ts?hant'),
  en: () => import('../../spec/labels/phone/en.ts'),
}

const load = (): Promise<AnswerOf<typeof list>> => call(list, { query: { limit: 10 } })

/** What came up where the deputy was elected: he hears of it and follows it, and handles nothing (代表法 31). */
export const Heard: FunctionComponent = () => {
  const say = useWords<keyof typeof labels>(catalogues)
  const { data, error } = useLoaded(load)
  if (!say) return null
  return (
    <section class="block">
      <h2>{say('title')}</h2>
      <p class="note">{say('lead')}</p>
      {error && <p>{say('failed')}</p>}
      {!data && !error && <p>{say('wait')}</p>}
      {data?.items.length === 0 && <p>{say('none')}</p>}
      <ul class="entries">
        {data?.items.map(({ id, title, township, on, state }) => (
          <li key={id}>
            <b>
              <a href={`/desk/opinions/${id}`}>{title}</a>
            </b>
            <span class="note">
              <span>{township.name}</span>
              <span>{on}</span>
              <span>{say(`state.${state}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
