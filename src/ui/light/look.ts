import { type Language, languages } from './frame.ts'

/** How a visitor wants pages to look. */
export interface Look {
  readonly language: Language
  readonly elder: boolean
}

/** One cookie holds both choices: `zh-Hant.elder`. It names nobody. */
const lookCookie = '__Host-look'

const isLanguage = (text: string | undefined): text is Language => languages.some((language) => language === text)

const fromBrowser = (acceptLanguage: string): Language => {
  const first = acceptLanguage.split(',')[0]?.trim().toLowerCase() ?? ''
  if (first.startsWith('en')) return 'en'
  return /^zh-(hant|tw|hk|mo)/.test(first) ? 'zh-Hant' : 'zh-CN'
}

/** The look chosen by cookie, else by the browser's first language, else simplified Chinese in normal type. */
export const lookOf = (cookieHeader = '', acceptLanguage = ''): Look => {
  const value = new RegExp(`(?:^|;\\s*)${lookCookie}=([\\w.-]+)`).exec(cookieHeader)?.[1] ?? ''
  const [language, size] = value.split('.')
  return { language: isLanguage(language) ? language : fromBrowser(acceptLanguage), elder: size === 'elder' }
}

/**
 * The language to answer a call in: our screens name exactly the one they are shown in, which the cookie of the public
 * pages in the same browser need not be; who names none by that name gets the one of `lookOf`.
 */
export const spokenIn = (cookieHeader = '', acceptLanguage = ''): Language =>
  isLanguage(acceptLanguage) ? acceptLanguage : lookOf(cookieHeader, acceptLanguage).language

/** As `lookOf`, for pages of deputies: large type until somebody chose the normal one. */
export const phoneLookOf = (cookieHeader = '', acceptLanguage = ''): Look => {
  const look = lookOf(cookieHeader, acceptLanguage)
  return { ...look, elder: look.elder || !cookieHeader.includes(`${lookCookie}=`) }
}

const places = 'https://portal.invalid'

/** Where to go back to: a path of this site, or its front page. */
export const safeBack = (back: string | undefined): string => {
  if (!back?.startsWith('/') || back.length > 500) return '/'
  try {
    const url = new URL(back, places)
    return url.origin === places && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
  } catch {
    return '/'
  }
}

/**
 * Answers `GET /look?elder=1&language=en&back=/say`: the cookie to set and the path to go to. What is not asked for, or
 * is unknown, stays as it is.
 */
export const chooseLook = (
  now: Look,
  query: Readonly<Record<string, string | undefined>>,
): { readonly setCookie: string; readonly goTo: string } => {
  const language = isLanguage(query['language']) ? query['language'] : now.language
  const elder = query['elder'] === '1' || (query['elder'] !== '0' && now.elder)
  const value = `${language}.${elder ? 'elder' : 'normal'}`
  return {
    setCookie: `${lookCookie}=${value}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax`,
    goTo: safeBack(query['back']),
  }
}
