import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { nothing } from '../spec/inputs.ts'

/** 签发: the head makes the draft the organ's answer. */
export const sign = action(opinions, 'sign', nothing, {
  change: ({ post, on }) => ({ answeredBy: post?.organName ?? null, answeredOn: on }),
})
