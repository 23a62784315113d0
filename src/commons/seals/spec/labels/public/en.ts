import type { labels as zh } from './zh-CN.ts'

export const labels: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Roots of the days',
  lead: 'Every record of this platform is sealed into a chain, whose head is signed and published each day. Compare the head on your receipt with this page, or with the paper sheets of the congress: whoever changed a record no longer agrees with them.',
  key: 'Public key (Ed25519)',
  fingerprint: 'Fingerprint',
  days: 'The last 31 days',
  none: 'No root yet. With the first sealed record the day has one.',
  day: 'Day',
  upTo: 'batch {nth}, {events} events',
  how: 'How to compare',
  'how.1':
    'Open your receipt and choose "Sealed receipt": there is the signed statement that we were given your words and, minutes later, the proof that leads from them to the head of the chain.',
  'how.2': 'Where the batch on your receipt is not later than that of a day, it is contained in the head of that day.',
  'how.3':
    'Who knows how can download the receipt and check it without us; the documents that come with the software say how.',
}
