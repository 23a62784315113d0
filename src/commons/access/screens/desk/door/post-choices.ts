import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { call, onPostOver } from '#ui/call.ts'
import type { PostChoice } from '#ui/desk/frame/user-menu.tsx'
import { useWords } from '#ui/desk/words.tsx'
import { choosePost, type Me } from '../../../spec/contract.ts'
import { useMe, useRereadLogin, useSetLogin } from '../me.tsx'
import { accessWords } from '../words.ts'

/** Other windows share the log-in: none of them goes on under the post that was left. */
const others = new BroadcastChannel('post')

type Post = Me['choices'][number]

/** The posts that one may act by, the chosen one marked: all of one's own, each of them, and those of others. None where there is one only. */
export const usePostChoices = (roleName: (post: Post) => string): readonly PostChoice[] => {
  const { choices, chosen } = useMe()
  const say = useWords(accessWords)
  const setLogin = useSetLogin()
  const reread = useRereadLogin()
  const navigate = useNavigate()
  const choose = (post: string | null): void => {
    void call(choosePost, { body: { post } }).then((me) => {
      setLogin(me)
      others.postMessage(null)
      void navigate({ to: '/' })
    }, reread)
  }
  useEffect(() => {
    others.onmessage = reread
    onPostOver(() => {
      reread()
      // What is on the screen was another post's; a page that was opened since is one's own already.
      if (chosen !== null) void navigate({ to: '/' })
    })
    return () => {
      others.onmessage = null
    }
  }, [reread, chosen, navigate])
  const own = choices.filter(({ standsFor }) => standsFor === null)
  if (choices.length < 2 && own.length === choices.length) return []
  const labelOf = (post: Post): string =>
    post.standsFor === null
      ? `${post.organName} ${roleName(post)}`
      : say('post.ofOther', {
          holder: post.standsFor,
          post: `${post.organName} ${roleName(post)}`,
          until: post.until ?? '',
        })
  return [
    ...(own.length > 1
      ? [{ key: 'all', label: say('post.all'), isChosen: chosen === null, choose: () => choose(null) }]
      : []),
    ...choices.map((post) => ({
      key: post.id,
      label: labelOf(post),
      isChosen: chosen === post.id || (chosen === null && own.length === 1 && post.standsFor === null),
      choose: () => choose(own.length === 1 && post.standsFor === null ? null : post.id),
    })),
  ]
}
