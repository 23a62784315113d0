import { dayOf, type Day } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { answerOf } from '#platform/action/answer.ts'
import { create } from '#platform/action/create.ts'
import { timeline } from '#platform/audit/store.ts'
import { type Route, route } from '#platform/http/route.ts'
import { give } from '../actions/give.ts'
import { listPostsOf } from '../data/post-list.ts'
import { posts } from '../data/posts.ts'
import * as contract from '../spec/contract.ts'
import type { Post } from '../spec/contract.ts'
import { postActions } from './actions.ts'
import { notesOn } from './notes.ts'
import { reading } from './reading.ts'

const verbs = (Object.keys(contract.postActs) as (keyof typeof contract.postActs)[]).map(
  (verb): Route =>
    route(contract.postActs[verb], async (context, { params, body }) => ({
      body: await act<unknown, Post>(
        context,
        postActions[verb] as TypedAction<unknown>,
        { id: params.id, ...body },
        { isRead: true },
      ),
    })),
)

export const postRoutes: readonly Route[] = [
  route(contract.listPosts, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await listPostsOf(session, await reading(context, session), query),
    })),
  ),
  route(contract.listNotes, (context, { query }) =>
    context.db.read(context.county, async (session) => ({
      body: await notesOn(session, await reading(context, session), (query.on ?? dayOf(context.now)) as Day, query),
    })),
  ),
  route(contract.givePost, async (context, { body }) => {
    const { answer, isNew } = await create<typeof body, Post>(context, give, body, { isRead: true })
    return { status: isNew ? 201 : 200, body: answer }
  }),
  route(contract.readPost, (context, { params, query }) =>
    context.db.read(context.county, async (session) => {
      const reader = await reading(context, session)
      const card = await posts.card(session, reader, params.id)
      const events = query.with === 'events' ? { events: await timeline(session, 'post', params.id, 50) } : {}
      return { body: { ...answerOf<Post>(posts, context, card, reader.days), ...events } }
    }),
  ),
  ...verbs,
]
