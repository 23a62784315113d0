import type { FunctionComponent } from 'preact'
import { type Fault, RadioField, TextField } from '#ui/light/fields.tsx'
import type { MatterPage } from '../../spec/public-pages.ts'
import { faultAt } from './faults.ts'
import type { OpinionView } from './words.ts'

interface JudgeProps {
  readonly view: OpinionView
  readonly page: MatterPage
  readonly faults: readonly Fault[]
}

const ratings = ['satisfied', 'basic', 'unsatisfied'] as const

const Hidden: FunctionComponent<{ actId: string; version: number }> = ({ actId, version }) => (
  <>
    <input type="hidden" name="actId" value={actId} />
    <input type="hidden" name="version" value={version} />
  </>
)

/** The author's judgement on the answer: three equal choices, none preset. */
export const RateForm: FunctionComponent<JudgeProps> = ({ view, page, faults }) => {
  const { say, at, near } = view
  return (
    <section class="block" id="rate">
      <h2>{say('rate.title')}</h2>
      <p>{say('rate.lead')}</p>
      {page.view.dueOn && <p class="note">{say('rate.by', { day: near(page.view.dueOn) })}</p>}
      <form class="gap" method="post" action={at(`/r/${page.link}/rate`)}>
        <Hidden actId={page.actIds.rate} version={page.view.version} />
        <RadioField
          view={view}
          name="rating"
          legend={say('rate.rating')}
          choices={ratings.map((code) => ({ code, name: say(`rate.${code}`) }))}
          value={page.values.rating}
          error={faultAt(faults, 'rating')}
        />
        <TextField
          view={view}
          name="comment"
          label={say('rate.comment')}
          hint={say('rate.commentHint')}
          optional
          rows={3}
          maxLength={500}
          value={page.values.comment}
          error={faultAt(faults, 'comment')}
        />
        <p class="gap">
          <button class="btn wide" type="submit">
            {say('rate.send')}
          </button>
        </p>
      </form>
    </section>
  )
}

/** Takes the matter up again, once. */
export const AgainForm: FunctionComponent<JudgeProps> = ({ view, page, faults }) => {
  const { say, at } = view
  return (
    <section class="block" id="again">
      <h2>{say('again.title')}</h2>
      <p>{say('again.lead')}</p>
      <form class="gap" method="post" action={at(`/r/${page.link}/not-solved`)}>
        <Hidden actId={page.actIds.notSolved} version={page.view.version} />
        <TextField
          view={view}
          name="reason"
          label={say('again.reason')}
          hint={say('again.reasonHint')}
          rows={3}
          maxLength={500}
          value={page.values.reason}
          error={faultAt(faults, 'reason')}
        />
        <p class="gap">
          <button class="btn alt wide" type="submit">
            {say('again.send')}
          </button>
        </p>
      </form>
    </section>
  )
}
