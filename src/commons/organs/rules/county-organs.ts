import type { Ground, OrganDraft } from '../spec/organ.ts'
import * as names from '../spec/templates/county-organs.ts'

const draft = (
  key: string,
  kind: OrganDraft['kind'],
  name: string,
  parent: string | null,
  division: string | null,
): OrganDraft => ({ key, kind, name, parent, division })

/**
 * Organs at county level. The chairpersons' meeting, the party group and the committees hang on the standing committee;
 * what each of them may decide is not the same and never mixed (domain.md 0.6, 0.11).
 */
const atCounty = (county: string): OrganDraft[] => {
  const word = { county, place: '' }
  const below = (key: string, kind: OrganDraft['kind'], name: string) =>
    draft(key, kind, name, 'standing-committee', null)
  return [
    draft('congress', 'congress', names.congressName(word), null, null),
    draft('standing-committee', 'standingCommittee', names.standingCommitteeName(word), 'congress', null),
    below('chairpersons-meeting', 'chairpersonsMeeting', names.chairpersonsMeetingName(word)),
    below('party-group', 'partyGroup', names.partyGroupName(word)),
    below('office', 'office', names.officeName(word)),
    ...names.committees.map(({ key, name }) =>
      below(`committee:${key}`, 'workingCommittee', names.committeeName(word, name)),
    ),
  ]
}

/**
 * A township has a congress with a presidium and a government; a street is no level of congress and has a work office of
 * the county's standing committee (地方组织法 59, 86); zones and farms have neither and are run by an administration.
 */
const atTownship = ({ code, name, kind }: Ground): OrganDraft[] => {
  const word = { county: '', place: name }
  const government = (title: string) => draft(`government:${code}`, 'townshipGovernment', title, null, code)
  if (kind === 'street') {
    return [
      draft(`street-office:${code}`, 'streetOffice', names.streetOfficeName(word), 'standing-committee', code),
      government(names.streetGovernmentName(word)),
    ]
  }
  if (kind === 'other') return [government(names.otherGovernmentName(word))]
  return [
    draft(`congress:${code}`, 'townshipCongress', names.townshipCongressName(word), null, code),
    draft(`presidium:${code}`, 'presidium', names.presidiumName(word), `congress:${code}`, code),
    government(names.townshipGovernmentName(word)),
  ]
}

/**
 * All organs that a county with these divisions has by law and custom, parents first. `agencies` are names of handling agencies
 * in their order: which ones there are, each county decides itself. Villages in one township may bear names that others bear
 * too, so the township's stands before it.
 */
export const countyOrgans = (divisions: readonly Ground[], agencies: readonly string[]): OrganDraft[] => {
  const county = divisions.find(({ level }) => level === 'county')
  const townships = divisions.filter(({ level }) => level === 'township')
  const nameOf = new Map(townships.map(({ code, name }) => [code, name]))
  return [
    ...atCounty(names.countyWord(county?.name ?? '')),
    ...townships.flatMap(atTownship),
    ...agencies.map((name) => draft(`agency:${name}`, 'agency', name, null, null)),
    ...divisions
      .filter(({ level }) => level === 'village')
      .map(({ code, name, parent }) =>
        draft(
          `village:${code}`,
          'villageCommittee',
          `${nameOf.get(parent ?? '') ?? ''}${name}`,
          `government:${parent}`,
          code,
        ),
      ),
  ]
}
