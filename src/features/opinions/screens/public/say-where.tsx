import type { FunctionComponent } from 'preact'
import { type Fault, SelectField } from '#ui/light/fields.tsx'
import type { Places, SayPage } from '../../spec/public-pages.ts'
import { faultAt } from './faults.ts'
import type { OpinionView } from './words.ts'

/** What every part of the form is given. */
export interface PartProps {
  readonly view: OpinionView
  readonly page: SayPage
  readonly faults: readonly Fault[]
}

type Venue = NonNullable<Places['venue']>

/** A scanned code has settled the township; a link leads out for whoever means another one. */
const AtVenue: FunctionComponent<{ view: OpinionView; venue: Venue }> = ({ view: { say, at }, venue }) => (
  <>
    <p class="gap">{say('say.venue', { venue: venue.name, township: venue.townshipName })}</p>
    <p class="note">
      <a class="link" href={at('/say')}>
        {say('say.elsewhere', { township: venue.townshipName })}
      </a>
    </p>
    <input type="hidden" name="venue" value={venue.id} />
    <input type="hidden" name="township" value={venue.township} />
  </>
)

/** Township and village; either may be chosen first, and a village alone is enough. */
export const Where: FunctionComponent<PartProps> = ({ view, page: { places, values }, faults }) => {
  const { say } = view
  const { venue, townships } = places
  const shown = venue ? townships.filter(({ code }) => code === venue.township) : townships
  const village = (
    <SelectField
      view={view}
      name="village"
      label={say('say.village')}
      optional
      blank={say('say.villageBlank')}
      value={values.village}
      error={faultAt(faults, 'village')}
      groups={shown.map(({ name, villages }) => ({ label: name, choices: villages }))}
    />
  )
  if (venue) {
    return (
      <>
        <AtVenue view={view} venue={venue} />
        <div class="gap">{village}</div>
      </>
    )
  }
  return (
    <div class="pair">
      <SelectField
        view={view}
        name="township"
        label={say('say.township')}
        value={values.township}
        error={faultAt(faults, 'township')}
        groups={townships}
      />
      {village}
    </div>
  )
}
