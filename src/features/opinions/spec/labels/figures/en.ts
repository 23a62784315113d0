import type { labels as source } from './zh-CN.ts'

export const labels = {
  'figure.opinions.name': 'Opinions received',
  'figure.opinions.unit': 'opinions',
  'figure.opinions.means':
    'Opinions of the public received at stations and points, on the public pages and in every other way',
  'figure.opinions.datedBy': 'the day it was received',
  'figure.opinions.dedup': 'each opinion once; those merged into another and those declined count too',
  'figure.opinions.excludes': 'what was never handed in; the same submission sent twice counts once',

  'figure.opinions.solved.name': 'Opinions solved',
  'figure.opinions.solved.unit': 'opinions',
  'figure.opinions.solved.means': 'Opinions closed with the result "solved"',
  'figure.opinions.solved.datedBy': 'the day it was closed',
  'figure.opinions.solved.dedup': 'each opinion once; one taken up again by its last closing',
  'figure.opinions.solved.excludes':
    'planned, cannot be solved, result not stated; declined, merged, and not yet closed',

  'by.result': 'result',
  'by.township': 'township',
  'by.state': 'state',
  'by.category': 'category',
  'by.month': 'month',
  'by.channel': 'channel',
  'by.rating': 'rating',

  'outcome.solved': 'solved',
  'outcome.planned': 'planned',
  'outcome.cannot': 'cannot be solved',
  'outcome.unstated': 'not stated',
  'outcome.declined': 'declined',
  'outcome.merged': 'merged',
  'outcome.open': 'in progress',
} as const satisfies Record<keyof typeof source, string>
