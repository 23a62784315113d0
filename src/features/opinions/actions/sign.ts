import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { nothing } from '../spec/inputs.ts'

/** 签发: the head makes the draft the organ's answer. */
export const sign = action(opinions, 'sign', nothing, {
  change: ({ viewer, on, row }) => ({
    answeredBy:
      viewer.posts.find((post) => post.organ === row.handler)?.organName ?? viewer.posts[0]?.organName ?? null,
    answeredOn: on,
  }),
})
