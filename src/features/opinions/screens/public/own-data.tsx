import type { FunctionComponent } from 'preact'
import { sizeText } from '#kernel/file-kind.ts'
import { type Fault, FaultSummary, LineField } from '#ui/light/fields.tsx'
import { screen } from '#ui/light/screen.ts'
import type { OwnData } from '../../spec/public-contract.ts'
import type { OwnDataPage } from '../../spec/public-pages.ts'
import { faultAt, faultsIn } from './faults.ts'
import { placeOf } from './steps.ts'
import { type OpinionView, type WordKey, wordKey, words } from './words.ts'

interface PartProps {
  readonly view: OpinionView
  readonly page: OwnDataPage
  readonly faults: readonly Fault[]
}

const PhoneEnd: FunctionComponent<PartProps> = ({ view, page, faults }) =>
  page.view.hasPhone ? (
    <LineField
      view={view}
      name="phoneEnd"
      label={view.say('own.phoneEnd')}
      hint={view.say('own.phoneEndHint')}
      inputMode="numeric"
      maxLength={4}
      error={faultAt(faults, 'phoneEnd')}
    />
  ) : null

const CopyForm: FunctionComponent<PartProps> = (props) => {
  const { view, page } = props
  const { say, at } = view
  return (
    <section class="block">
      <h2>{say('own.copy')}</h2>
      <p>{say('own.copyLead')}</p>
      <form class="gap" method="post" action={at(`/r/${page.link}/own-data`)}>
        <PhoneEnd {...props} />
        <p class="gap btns">
          <button class="btn" type="submit" name="as" value="page">
            {say('own.asPage')}
          </button>
          <button class="btn alt" type="submit" name="as" value="file">
            {say('own.asFile')}
          </button>
        </p>
      </form>
    </section>
  )
}

const Lost: FunctionComponent<{ view: OpinionView }> = ({ view: { say } }) => (
  <ul class="dots">
    <li>{say('own.lost.1')}</li>
    <li>{say('own.lost.2')}</li>
    <li>{say('own.lost.3')}</li>
  </ul>
)

/** The first page says what is lost; the second asks whether it is meant, and for the end of the phone where one was left. */
const EraseForm: FunctionComponent<PartProps> = (props) => {
  const { view, page } = props
  const { say, at } = view
  return (
    <section class="block">
      <h2>{say(page.isAskedAgain ? 'own.sure' : 'own.erase')}</h2>
      <p>{say('own.eraseLead')}</p>
      <Lost view={view} />
      <form class="gap" method="post" action={at(`/r/${page.link}/erase`)}>
        <input type="hidden" name="actId" value={page.actId} />
        <input type="hidden" name="version" value={page.view.version} />
        {page.isAskedAgain && (
          <>
            <input type="hidden" name="sure" value="yes" />
            <PhoneEnd {...props} />
          </>
        )}
        <p class="gap btns">
          <button class="btn" type="submit">
            {say(page.isAskedAgain ? 'own.doErase' : 'own.askErase')}
          </button>
          {page.isAskedAgain && (
            <a class="btn alt" href={at(`/r/${page.link}/own-data`)}>
              {say('own.keep')}
            </a>
          )}
        </p>
      </form>
    </section>
  )
}

const namesOf = ({ say }: OpinionView, files: OwnData['view']['files'] = []): string | null =>
  files
    .map(({ name, size, isErased }) => (isErased ? say('files.erased', { size: sizeText(size) }) : name))
    .join('\n') || null

const Copy: FunctionComponent<{ view: OpinionView; copy: OwnData }> = ({ view, copy }) => {
  const { say, date, source } = view
  const { view: item } = copy
  const rows: readonly (readonly [WordKey, string | null])[] = [
    ['receipt.code', item.code],
    ['receipt.number', item.number],
    ['receipt.at', `${date(item.at, 'full')} ${date(item.at, 'time')}`],
    ['say.name', copy.name],
    ['say.phone', copy.phone],
    ['own.where', placeOf(item)],
    ['say.headline', item.title],
    ['receipt.said', item.body],
    ['own.open', say(item.publishConsent ? 'receipt.open' : 'receipt.closed')],
    ['own.notice', copy.notice && say('own.noticeOf', { day: date(copy.notice, 'full') })],
    ['own.guardian', copy.byGuardian ? say('own.guardianYes') : null],
    ['matter.answer', item.answer?.text ?? null],
    ['own.answerFiles', namesOf(view, item.answer?.files)],
    ['rate.rating', item.rating && say(`rate.${item.rating}`)],
    ['say.files', namesOf(view, item.files)],
  ]
  return (
    <article class="slip">
      <h2>{say('own.all')}</h2>
      <dl class="facts gap">
        {rows.map(([key, text]) =>
          text === null ? null : (
            <>
              <dt>{say(key)}</dt>
              <dd lang={source}>{text}</dd>
            </>
          ),
        )}
        {copy.wrote.map(({ event, on, text }) => {
          const key = wordKey(`step.${event}`)
          return key === null ? null : (
            <>
              <dt>{`${say(key)}（${date(on, 'full')}）`}</dt>
              <dd lang={source}>{text}</dd>
            </>
          )
        })}
      </dl>
      <p class="note gap">{say('own.readers')}</p>
    </article>
  )
}

const names = { phoneEnd: 'own.phoneEnd' } as const satisfies Record<string, WordKey>

/** 个人信息保护法 44, 45, 47: to see and copy what is kept, and to take it back. */
export const ownData = screen<WordKey, OwnDataPage>({
  labels: words,
  title: ({ faults }, { say, ui }) => (faults.length > 0 ? ui('errors.prefix') : '') + say('own.title'),
  body: (page, view) => {
    const { say, at } = view
    const faults = faultsIn(view, page.faults, names)
    const parts = { view, page, faults }
    const mayErase = page.view.can.includes('eraseContacts')
    return (
      <div class="plain">
        <h1>{say('own.title')}</h1>
        <FaultSummary
          heading={say(page.isAskedAgain ? 'matter.faults' : 'find.heading')}
          kept={say(page.isAskedAgain ? 'own.kept' : 'own.copyLead')}
          faults={faults}
        />
        {page.copy && (
          <>
            <Copy view={view} copy={page.copy} />
            <p class="gap">
              <button class="btn" type="button" data-print hidden>
                {say('own.print')}
              </button>
              <span class="note" data-print-hint>
                {say('own.printHint')}
              </span>
            </p>
          </>
        )}
        {!page.copy && !page.isAskedAgain && <CopyForm {...parts} />}
        {!page.copy && (mayErase ? <EraseForm {...parts} /> : <p class="gap">{say('own.nothing')}</p>)}
        <p class="gap">
          <a class="link" href={at(`/r/${page.link}/progress`)}>
            {say('receipt.progress')}
          </a>
        </p>
      </div>
    )
  },
})
