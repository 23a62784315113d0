import type { FunctionComponent } from 'preact'
import { LineField, SelectField } from '#ui/light/fields.tsx'
import { screen } from '#ui/light/screen.ts'
import type { DeputyLine, Representatives } from '../../spec/public-contract.ts'
import type { WhoPage } from '../../spec/public-pages.ts'
import { Venues } from './venues.tsx'
import { type DeputyView, type WordKey, words } from './words.ts'

interface Part {
  readonly view: DeputyView
  readonly page: WhoPage
}

const mostFound = 100

/** What a typed name leads to where it is not one place alone. */
const Found: FunctionComponent<Part> = ({ view: { say, at, source }, page: { found, values } }) => {
  if (!found || found.length === 0) return null
  const told = { q: values.q ?? '', count: found.length }
  return (
    <div class="gap" role="status">
      <p>{say(found.length >= mostFound ? 'who.foundMany' : 'who.found', told)}</p>
      <ul class="rows two found">
        {found.map(({ code, name, township }) => (
          <li>
            <a class="link" href={at(`/who?${code.length === 12 ? 'village' : 'township'}=${code}`)} lang={source}>
              {name}
            </a>
            {township && (
              <span class="note" lang={source}>
                {township}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const faultOf = ({ view: { say }, page: { fault, values } }: Part): string | undefined => {
  if (fault === null) return undefined
  if (fault === 'elsewhere') return say('who.elsewhere')
  return values.q === undefined ? say('who.unknown') : say('who.none', { q: values.q })
}

/** Two ways to a place: its name, or the lists. Each is a form of its own, so that one does not stand in the other's way. */
const Choose: FunctionComponent<Part> = (part) => {
  const { view, page } = part
  const { say, at } = view
  const { values, townships } = page
  const fault = faultOf(part)
  return (
    <div class="panel">
      <form method="get" action={at('/who')} class="find">
        <LineField
          view={view}
          name="q"
          label={say('who.search')}
          hint={say('who.searchHint')}
          maxLength={40}
          value={values.q}
          error={values.q === undefined ? undefined : fault}
        />
        <button class={page.result ? 'btn alt' : 'btn'} type="submit">
          {say('who.searchDo')}
        </button>
      </form>
      <Found {...part} />
      <h2>{say('who.choose')}</h2>
      <form method="get" action={at('/who')} class="pair go3">
        <SelectField
          view={view}
          name="township"
          label={say('who.township')}
          value={values.township ?? values.village?.slice(0, 9)}
          free
          groups={townships}
          error={values.q === undefined ? fault : undefined}
        />
        <SelectField
          view={view}
          name="village"
          label={say('who.village')}
          blank={say('who.villageBlank')}
          value={values.village}
          free
          groups={townships.map(({ name, villages }) => ({ label: name, choices: villages }))}
        />
        <button class="btn alt" type="submit">
          {say('who.chooseDo')}
        </button>
      </form>
    </div>
  )
}

export const postText = ({ say }: DeputyView, { organ, role, title }: DeputyLine['posts'][number]): string =>
  `${organ} ${title ?? say(`role.${role}`)}`

const Deputy: FunctionComponent<{ view: DeputyView; deputy: DeputyLine; isNamed: boolean }> = ({
  view,
  deputy,
  isNamed,
}) => {
  const { say, at, source } = view
  return (
    <li>
      <h3>
        <a class="link" href={at(`/deputies/${deputy.id}`)} lang={source}>
          {deputy.name}
        </a>
        {deputy.standing !== 'inForce' && <span class="lamp paused">{say(`standing.${deputy.standing}`)}</span>}
      </h3>
      {isNamed && deputy.constituency && (
        <p class="note" lang={source}>
          {deputy.constituency}
        </p>
      )}
      {deputy.posts.map((post) => (
        <p class="note" lang={source}>
          {postText(view, post)}
        </p>
      ))}
    </li>
  )
}

type Level = 'county' | 'ofTownship'

/** Why these deputies and not others: honest where the constituency is not known, or nobody sits. */
const whyThese = ({ say }: DeputyView, result: Representatives, level: Level): string | null => {
  const elected = result[level]
  if (!elected) return say('who.noCongress')
  const [township, village] = [result.township.name, result.village?.name ?? '']
  if (elected.constituency) {
    const told = say('who.byConstituency', { village, constituency: elected.constituency.name })
    return elected.deputies.length === 0 ? `${told}${say('who.vacant')}` : told
  }
  if (elected.deputies.length === 0) return say('who.noneElected')
  return result.village ? say('who.notDrawn', { village, township }) : say('who.byTownship', { township })
}

const Congress: FunctionComponent<{ view: DeputyView; result: Representatives; level: Level }> = ({
  view,
  result,
  level,
}) => {
  const { say } = view
  const elected = result[level]
  return (
    <section class="sec">
      <header>
        <h2>{say(`who.${level}`)}</h2>
        {elected && elected.deputies.length > 0 && (
          <p class="note">{say('who.count', { count: elected.deputies.length })}</p>
        )}
      </header>
      <div>
        <p>{whyThese(view, result, level)}</p>
        {elected && elected.deputies.length > 0 && (
          <ul class="rows two people">
            {elected.deputies.map((deputy) => (
              <Deputy view={view} deputy={deputy} isNamed={elected.by === 'township'} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

const placeName = ({ township, village }: Representatives): string => `${township.name}${village?.name ?? ''}`

const Result: FunctionComponent<{ view: DeputyView; result: Representatives }> = ({ view, result }) => (
  <>
    <Congress view={view} result={result} level="county" />
    <Congress view={view} result={result} level="ofTownship" />
    <section class="sec">
      <header>
        <h2>{view.say('who.venues')}</h2>
        <p class="note">{view.say('who.venuesNote')}</p>
      </header>
      <Venues view={view} venues={result.venues} />
    </section>
  </>
)

const headingOf = ({ say }: DeputyView, { result }: WhoPage): string =>
  result ? say('who.heading', { place: placeName(result) }) : say('who.title')

export const who = screen<WordKey, WhoPage>({
  labels: words,
  title: (page, view) => headingOf(view, page),
  body: (page, view) => (
    <div class="who">
      <h1>{headingOf(view, page)}</h1>
      {page.result ? (
        <>
          <Result view={view} result={page.result} />
          <section class="sec" id="choose">
            <header>
              <h2>{view.say('who.again')}</h2>
            </header>
            <Choose view={view} page={page} />
          </section>
        </>
      ) : (
        <>
          <p class="big">{view.say('who.lead')}</p>
          <div class="gap">
            <Choose view={view} page={page} />
          </div>
        </>
      )}
    </div>
  ),
})
