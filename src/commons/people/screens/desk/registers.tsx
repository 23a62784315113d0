import { Link } from '@tanstack/react-router'
import { dayOf } from '#kernel/day.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { FactList } from '#ui/desk/register/facts.tsx'
import type { Register, RegisterAnswer } from '#ui/desk/register/register.ts'
import { useWords } from '#ui/desk/words.tsx'
import {
  alike,
  changeActs,
  type Change,
  listChanges,
  listNotes,
  listPairs,
  listPeople,
  listPosts,
  type Person,
  personActs,
  type Post,
  postActs,
  readChange,
  readPerson,
  readPost,
  reveal,
} from '../../spec/contract.ts'
import { changeLife } from '../../spec/change-lifecycle.ts'
import { personLife } from '../../spec/person-lifecycle.ts'
import { postLife } from '../../spec/post-lifecycle.ts'
import { AroundPerson } from './held-posts.tsx'
import { pickers } from './pickers.tsx'
import { peopleWords } from './words.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an event of a person or post tells beyond who and when. */
const TellDetail = ({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) => {
  const say = useWords(peopleWords)
  const fields = Array.isArray(extra.fields)
    ? extra.fields.map((field) => say(`field.${String(field)}` as 'field.name'))
    : []
  return [
    fields.join('、'),
    textOf(extra.ground) && say(`ground.${textOf(extra.ground)}` as 'ground.other'),
    textOf(extra.role) && say(`role.${textOf(extra.role)}` as 'role.deputy'),
    ...['at', 'into', 'startsOn', 'lastDay', 'diedOn', 'basis', 'reason'].map((name) => textOf(extra[name])),
  ]
    .filter(Boolean)
    .join(' · ')
}

const touches = [
  listPeople.path,
  readPerson.path,
  listPosts.path,
  readPost.path,
  listChanges.path,
  listNotes.path,
  listPairs.path,
  alike.path,
  '/api/v1/tasks',
]
const common = {
  words: peopleWords,
  path: '/people',
  touches,
  pickers,
  detailOf: (extra: Readonly<Record<string, unknown>>) => <TellDetail extra={extra} />,
}

/** The photograph, and what the person agreed to; nothing where there is none: it is never asked for. */
const Photo = ({ item: { id, name, photo } }: { readonly item: Person }) => {
  const say = useWords(peopleWords)
  if (!photo) return null
  return (
    <section className="photo-part">
      <h2>{say('part.photo')}</h2>
      <img className="portrait" src={`/api/v1/people/${id}/photo?hash=${photo.hash}`} alt={say('photo.of', { name })} />
      <p>
        {say(photo.isPublic ? 'photo.public' : 'photo.notPublic')}{' '}
        <span className="dim">{say('photo.agreed', { on: photo.agreedOn, how: photo.agreement })}</span>
      </p>
    </section>
  )
}

const PersonFacts = ({ item, answer }: { readonly item: Person; readonly answer: RegisterAnswer<Person> }) => {
  const say = useWords(peopleWords)
  return (
    <>
      <FactList
        facts={[
          { label: say('field.number'), value: item.number },
          { label: say('field.township'), value: item.township?.name },
          { label: say('field.sex'), value: item.sex && say(`sex.${item.sex}`) },
          { label: say('field.birthOn'), value: item.birthOn },
          { label: say('field.nation'), value: item.nation },
          { label: say('field.party'), value: item.party && say(`party.${item.party}`) },
          { label: say('field.education'), value: item.education && say(`education.${item.education}`) },
          {
            label: say('field.occupationClass'),
            value: item.occupationClass && say(`occupationClass.${item.occupationClass}`),
          },
          { label: say('field.occupation'), value: item.occupation, isLong: true },
          { label: say('field.joinedOn'), value: item.joinedOn },
          { label: say('field.diedOn'), value: item.diedOn },
          { label: say('field.phone'), value: item.contacts?.phone },
          { label: say('field.idCard'), value: item.contacts?.idCard },
          {
            label: say('field.into'),
            value: item.mergedInto && <Link to={`/people/${item.mergedInto.id}`}>{item.mergedInto.name}</Link>,
          },
        ]}
      />
      <Photo item={item} />
      <AroundPerson person={item.id} mayKeep={answer.can.includes('correct')} mayMerge={answer.can.includes('merge')} />
    </>
  )
}

export const personRegister: Register<Person> = {
  ...common,
  life: personLife,
  read: readPerson,
  acts: { ...personActs, reveal },
  titleOf: ({ name }) => name,
  rare: ['askErasure'],
  Facts: PersonFacts,
  shownOf: (move, answer) => {
    if (move !== 'reveal') return []
    const { phone, idCard } = (answer as AnswerOf<typeof reveal>).contacts
    return [
      { label: 'phone', value: phone },
      { label: 'idCard', value: idCard },
    ]
  },
  initialOf: (move, item) =>
    move === 'correct'
      ? Object.fromEntries(
          (
            [
              'name',
              'number',
              'sex',
              'birthOn',
              'nation',
              'party',
              'education',
              'occupation',
              'occupationClass',
              'joinedOn',
            ] as const
          ).map((field) => [field, item[field] ?? undefined]),
        )
      : move === 'setPhoto'
        ? { agreedOn: dayOf(new Date()), isPublic: item.photo?.isPublic ?? false }
        : {},
}

const PostFacts = ({ item }: { readonly item: Post }) => {
  const say = useWords(peopleWords)
  return (
    <FactList
      facts={[
        { label: say('field.person'), value: <Link to={`/people/${item.person.id}`}>{item.person.name}</Link> },
        { label: say('field.organ'), value: item.organ.name },
        { label: say('field.role'), value: say(`role.${item.role}`) },
        { label: say('field.title'), value: item.title },
        { label: say('field.startsOn'), value: item.startsOn },
        { label: say('field.endsOn'), value: item.endsOn },
        { label: say('field.ground'), value: item.ground && say(`ground.${item.ground}`) },
        { label: say('field.basis'), value: item.basis, isLong: true },
      ]}
    />
  )
}

export const postRegister: Register<Post> = {
  ...common,
  life: postLife,
  read: readPost,
  acts: postActs,
  titleOf: ({ person, organ }) => `${person.name} · ${organ.name}`,
  Facts: PostFacts,
  initialOf: (move, { title, startsOn, basis }) =>
    move === 'amend' ? { title: title ?? undefined, startsOn, basis: basis ?? undefined } : {},
}

const ChangeFacts = ({ item }: { readonly item: Change }) => {
  const say = useWords(peopleWords)
  const shown = (field: string, value: string): string =>
    ['party', 'education', 'occupationClass'].includes(field) ? say(`${field}.${value}` as 'party.none') : value
  return (
    <FactList
      facts={[
        { label: say('field.person'), value: <Link to={`/people/${item.person.id}`}>{item.person.name}</Link> },
        ...Object.entries(item.asked).map(([field, value]) => ({
          label: say(`field.${field}` as 'field.name'),
          value: shown(field, value),
        })),
        { label: say('field.note'), value: item.note, isLong: true },
        { label: say('field.reason'), value: item.reason, isLong: true },
      ]}
    />
  )
}

export const changeRegister: Register<Change> = {
  ...common,
  path: '/changes',
  life: changeLife,
  read: readChange,
  acts: changeActs,
  titleOf: ({ person }) => person.name,
  Facts: ChangeFacts,
  initialOf: () => ({}),
}
