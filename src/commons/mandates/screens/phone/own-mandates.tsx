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

const load = (): Promise<AnswerOf<typeof list>> => call(list, { query: { limit: 20 } })

/** The mandates of whoever looks: of which congress, from where elected, since when. */
export const OwnMandates: FunctionComponent = () => {
  const say = useWords<keyof typeof labels>(catalogues)
  const { data, error } = useLoaded(load)
  if (!say) return null
  return (
    <section class="block">
      <h2>{say('title')}</h2>
      {error && <p>{say('failed')}</p>}
      {!data && !error && <p>{say('wait')}</p>}
      {data?.items.length === 0 && <p>{say('none')}</p>}
      <ul class="entries">
        {data?.items.map(({ id, congress, term, constituency, state, electedOn, endsOn }) => (
          <li key={id}>
            <b>{say('mandate', { congress: congress.name, term })}</b>
            <span class="note">
              {[
                constituency && say('constituency', { name: constituency.name }),
                say('electedOn', { day: electedOn }),
                say(`state.${state}`),
                endsOn && say('endsOn', { day: endsOn }),
              ]
                .filter(Boolean)
                .map((part) => (
                  <span key={part}>{part}</span>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
