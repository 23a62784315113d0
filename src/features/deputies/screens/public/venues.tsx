import type { FunctionComponent } from 'preact'
import type { PublicVenue } from '../../spec/public-contract.ts'
import type { DeputyView } from './words.ts'

const Venue: FunctionComponent<{ view: DeputyView; venue: PublicVenue }> = ({ view: { say, at, source }, venue }) => (
  <li>
    <h3 lang={source}>{venue.name}</h3>
    <p class="note">{say(`venue.kind.${venue.kind}`)}</p>
    <dl class="facts">
      {venue.place && (
        <>
          <dt>{say('venue.place')}</dt>
          <dd lang={source}>{venue.place}</dd>
        </>
      )}
      {venue.phone && (
        <>
          <dt>{say('venue.phone')}</dt>
          <dd>
            <a href={`tel:${venue.phone}`}>{venue.phone}</a>
          </dd>
        </>
      )}
      {venue.reception && (
        <>
          <dt>{say('venue.reception')}</dt>
          <dd lang={source}>{venue.reception}</dd>
        </>
      )}
    </dl>
    <a class="link" href={at(`/say?venue=${venue.id}`)}>
      {say('venue.say', { venue: venue.name })}
    </a>
  </li>
)

/** Where deputies are met, the nearest first, each with the way to say something there. */
export const Venues: FunctionComponent<{ view: DeputyView; venues: readonly PublicVenue[] }> = ({ view, venues }) =>
  venues.length === 0 ? (
    <p>{view.say('who.noVenue')}</p>
  ) : (
    <div>
      <ul class="doors venues">
        {venues.map((venue) => (
          <Venue view={view} venue={venue} />
        ))}
      </ul>
      {venues.some(({ reception }) => !reception) && <p class="note gap">{view.say('venue.noReception')}</p>}
    </div>
  )
