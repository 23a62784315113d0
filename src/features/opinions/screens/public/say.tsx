import type { FunctionComponent } from 'preact'
import { acceptedEndings } from '#kernel/file-kind.ts'
import { CheckField, FaultSummary, FileField, LineField, SelectField, TextField } from '#ui/light/fields.tsx'
import { screen } from '#ui/light/screen.ts'
import type { SayPage } from '../../spec/public-pages.ts'
import { Doors } from './doors.tsx'
import { Files } from './files.tsx'
import { faultAt, faultsIn } from './faults.ts'
import { type PartProps, Where } from './say-where.tsx'
import { type WordKey, words } from './words.ts'

const names = {
  body: 'say.body',
  title: 'say.headline',
  township: 'say.township',
  village: 'say.village',
  place: 'say.place',
  category: 'say.category',
  authorPhone: 'say.phone',
  authorName: 'say.name',
  files: 'say.files',
} as const satisfies Record<string, WordKey>

const What: FunctionComponent<PartProps> = (part) => {
  const { view, page, faults } = part
  const { say } = view
  const { values, places } = page
  return (
    <fieldset class="step">
      <legend>
        <i>{say('say.first')}</i>
        {say('say.what')}
      </legend>
      <p class="note">{say('say.one')}</p>
      <TextField
        view={view}
        name="body"
        label={say('say.body')}
        hint={say('say.bodyHint')}
        rows={6}
        maxLength={2000}
        value={values.body}
        error={faultAt(faults, 'body')}
      />
      <LineField
        view={view}
        name="title"
        label={say('say.headline')}
        hint={say('say.headlineHint')}
        optional
        maxLength={60}
        value={values.title}
        error={faultAt(faults, 'title')}
      />
      <Where {...part} />
      <LineField
        view={view}
        name="place"
        label={say('say.place')}
        optional
        maxLength={100}
        value={values.place}
        error={faultAt(faults, 'place')}
      />
      <SelectField
        view={view}
        name="category"
        label={say('say.category')}
        optional
        blank={say('say.categoryBlank')}
        value={values.category}
        error={faultAt(faults, 'category')}
        groups={places.categories}
      />
      <p class="note gap">{say('say.never')}</p>
    </fieldset>
  )
}

const Who: FunctionComponent<PartProps> = ({ view, page: { values }, faults }) => {
  const { say, at } = view
  return (
    <fieldset class="step">
      <legend>
        <i>{say('say.second')}</i>
        {say('say.reach')}
      </legend>
      <p class="note">{say('say.reachWhy')}</p>
      <div class="pair">
        <LineField
          view={view}
          name="authorPhone"
          label={say('say.phone')}
          hint={say('say.phoneHint')}
          optional
          type="tel"
          autocomplete="tel"
          maxLength={30}
          value={values.authorPhone}
          error={faultAt(faults, 'authorPhone')}
        />
        <LineField
          view={view}
          name="authorName"
          label={say('say.name')}
          optional
          autocomplete="name"
          maxLength={40}
          value={values.authorName}
          error={faultAt(faults, 'authorName')}
        />
      </div>
      <p class="note gap">
        {say('say.phoneUse')}
        <br />
        <a class="link" href={at('/privacy')}>
          {say('say.privacy')}
        </a>
      </p>
      <p class="note gap">{say('say.minor')}</p>
      <CheckField name="byGuardian" label={say('say.guardian')} checked={values.byGuardian === 'yes'} />
      <CheckField name="publishConsent" label={say('say.consent')} checked={values.publishConsent === 'yes'} />
    </fieldset>
  )
}

const With: FunctionComponent<PartProps> = ({ view, page: { files }, faults }) => {
  const { say } = view
  return (
    <fieldset class="step">
      <legend>
        <i>{say('say.third')}</i>
        {say('say.with')}
      </legend>
      {files.length > 0 && (
        <>
          <p class="gap">{say('say.filesKept')}</p>
          <Files view={view} files={files} />
        </>
      )}
      <FileField
        view={view}
        name="files"
        label={say('say.files')}
        hint={say('say.filesHint')}
        optional
        accept={acceptedEndings}
        error={faultAt(faults, 'files')}
      />
      <p class="note gap">{say('say.filesNote')}</p>
    </fieldset>
  )
}

const Form: FunctionComponent<PartProps> = (part) => {
  const { view, page, faults } = part
  const { say, at, date } = view
  const { venue } = page.places
  return (
    <form method="post" action={at('/say')} enctype="multipart/form-data" noValidate={faults.length > 0}>
      <input type="hidden" name="id" value={page.id} />
      <h1>{say('say.title')}</h1>
      <FaultSummary heading={say('say.faults')} kept={say('say.kept')} faults={faults} />
      {page.isVenueUnknown && faults.length === 0 && <p class="told held">{say('fault.unknown-venue')}</p>}
      <p class="big">{say('say.lead')}</p>
      <p class="crumb">
        <a href="#doors">{say('say.doors')}</a>
      </p>
      <What {...part} />
      <Who {...part} />
      <With {...part} />
      <button class="btn go wide" type="submit">
        {venue ? say('say.sendTo', { venue: venue.name }) : say('say.send')}
      </button>
      <p class="note gap">
        {page.firstBy
          ? say('say.thenBy', {
              by: say('step.byWeekday', { day: view.near(page.firstBy), weekday: date(page.firstBy, 'weekday') }),
            })
          : say('say.then')}
      </p>
    </form>
  )
}

export const say = screen<WordKey, SayPage>({
  labels: words,
  title: ({ faults }, { say, ui }) => (faults.length > 0 ? ui('errors.prefix') : '') + say('say.title'),
  body: (page, view) => (
    <div class="cols">
      <Form view={view} page={page} faults={faultsIn(view, page.faults, names)} />
      <aside id="doors" class="panel">
        <h2>{view.say('doors.title')}</h2>
        <p class="note">{view.say('doors.why')}</p>
        <Doors view={view} />
        <p class="note">{view.say('doors.unsure')}</p>
      </aside>
    </div>
  ),
})
