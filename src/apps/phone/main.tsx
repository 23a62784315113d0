import './phone.css'
import { type FunctionComponent, render } from 'preact'
import { useEffect } from 'preact/hooks'
import { Door } from '#commons/access/screens/phone/door.tsx'
import { type PhoneKey, phoneCatalogues, PhoneWords, useSay } from '#commons/access/screens/phone/words.ts'
import { OwnMandates } from '#commons/mandates/screens/phone/own-mandates.tsx'
import { Heard } from '#features/opinions/screens/phone/screens.tsx'
import { useWords } from '#ui/light/use-words.ts'

const told = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="luzhi-${name}"]`)?.content ?? ''

const Masthead: FunctionComponent = () => {
  const say = useSay()
  const isElder = document.documentElement.classList.contains('elder')
  const size = `/look?elder=${isElder ? 0 : 1}&back=${encodeURIComponent(window.location.pathname)}`
  return (
    <header class="top">
      <div class="wrap">
        <span class="brand">
          <b>{say('brand', { county: told('county') })}</b>
        </span>
        <nav class="tools">
          <a href={size}>{say(isElder ? 'size.normal' : 'size.elder')}</a>
        </nav>
      </div>
      {told('demo') === 'yes' && (
        <p class="demo">
          <span class="wrap">{say('demo')}</span>
        </p>
      )}
    </header>
  )
}

const Phone: FunctionComponent = () => {
  const say = useWords<PhoneKey>(phoneCatalogues)
  useEffect(() => {
    if (say) document.title = say('brand', { county: told('county') })
  }, [say])
  if (!say) return null
  return (
    <PhoneWords value={say}>
      <Masthead />
      <main id="main" class="wrap">
        <Door>
          <OwnMandates />
          <Heard />
        </Door>
      </main>
    </PhoneWords>
  )
}

const home = document.getElementById('root')
if (home) render(<Phone />, home)
