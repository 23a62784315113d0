import { proxiesOf, wrongProxy } from '#platform/http/limits/source.ts'
import { sentence } from '../sentence.ts'

/** `LUZHI_PROXY`: `1` for a proxy on this machine, else addresses or ranges. Throws an Error with a sentence where one is neither. */
export const declaredProxies = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const proxies = proxiesOf(env['LUZHI_PROXY'])
  const wrong = wrongProxy(proxies)
  if (wrong !== undefined) throw new Error(sentence('badProxy', { proxy: wrong }))
  return proxies
}
