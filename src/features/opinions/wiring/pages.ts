import { Problem } from '#kernel/problem.ts'
import { type Page, type PageAnswer, type PageCall, page } from '#platform/http/page.ts'
import type { Context } from '#platform/action/context.ts'
import { limits } from '#commons/files/spec/limits.ts'
import type { HomePage, LookUpPage } from '../spec/public-pages.ts'
import { monthNumbers } from './month-numbers.ts'
import { lookUp } from './public.ts'
import { giveOwnData, openOwnData, takeErasure } from './own-data-pages.ts'
import { openMatter, openReceipt, openSeal, takeNotSolved, takeRating } from './receipt-pages.ts'
import { openSay, takeSay } from './say-page.ts'

const still = (path: string, name: string): Page =>
  page({ method: 'GET', path, load: async () => ({ page: name, props: {} }) })

const home = async (context: Context): Promise<PageAnswer> => ({
  page: 'home',
  props: { numbers: await monthNumbers(context) } satisfies HomePage,
})

const lookUpPage = (props: LookUpPage, status: number): PageAnswer => ({
  page: 'look-up',
  props,
  status,
  isPrivate: true,
})

/** Full-width digits and blanks come from phones' keyboards; a code read aloud is written in two groups. */
const digitsOf = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\D/g, '').slice(0, 20)
const factOf = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim().slice(0, 20)

/** Two facts open the progress page. The answer is the same whichever of them is wrong. */
const find = async (context: Context, { form, source }: PageCall): Promise<PageAnswer> => {
  const [code, fact] = [digitsOf(form['code']), factOf(form['fact'])]
  if (code === '' || fact === '') return lookUpPage({ code, fault: 'incomplete' }, 422)
  try {
    const found = await lookUp(context, { code, fact }, source)
    return found ? { goTo: `/r/${found.link}/progress` } : lookUpPage({ code, fault: 'wrong' }, 404)
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.refusal.code !== 'too-many') throw problem
    return {
      page: 'trouble',
      props: { kind: 'too-many', minutes: problem.refusal.params?.['minutes'] },
      status: 429,
      isPrivate: true,
    }
  }
}

/** Whoever reloads or changes the language after a form was sent back comes here by GET. */
const backToProgress = (path: string): Page =>
  page({ method: 'GET', path, load: async (_, { params }) => ({ goTo: `/r/${params['link'] ?? ''}/progress` }) })

/** Pages of the portal that this room answers; screens/public draws them. */
export const pages: readonly Page[] = [
  page({ method: 'GET', path: '/', load: home }),
  page({ method: 'GET', path: '/say', load: openSay }),
  page({
    method: 'POST',
    path: '/say',
    takesFiles: { most: limits.publicFiles, each: limits.publicFile },
    load: takeSay,
  }),
  page({ method: 'GET', path: '/find', load: async () => lookUpPage({ code: '', fault: null }, 200) }),
  page({ method: 'POST', path: '/find', load: find }),
  page({ method: 'GET', path: '/r/{link}', load: openReceipt }),
  page({ method: 'GET', path: '/r/{link}/progress', load: openMatter }),
  page({ method: 'GET', path: '/r/{link}/own-data', load: openOwnData }),
  page({ method: 'POST', path: '/r/{link}/own-data', load: giveOwnData }),
  page({ method: 'POST', path: '/r/{link}/erase', load: takeErasure }),
  backToProgress('/r/{link}/erase'),
  page({ method: 'GET', path: '/r/{link}/seal', load: openSeal }),
  backToProgress('/r/{link}/rate'),
  backToProgress('/r/{link}/not-solved'),
  page({ method: 'POST', path: '/r/{link}/rate', load: takeRating }),
  page({ method: 'POST', path: '/r/{link}/not-solved', load: takeNotSolved }),
  still('/lost', 'lost'),
  still('/privacy', 'privacy'),
  still('/accessibility', 'accessibility'),
]
