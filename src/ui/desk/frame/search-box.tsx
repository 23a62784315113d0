import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

/** Goes to the list that can search, with what was typed. `/` puts the cursor here. */
export const SearchBox = ({ to }: { readonly to: string }) => {
  const say = useWords(uiWords)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  return (
    <form
      className="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const q = text.trim()
        if (q) void navigate({ to, search: { q, tab: 'all' } })
      }}
    >
      <input
        id="search"
        type="search"
        aria-label={say('nav.search')}
        placeholder={say('nav.search')}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
