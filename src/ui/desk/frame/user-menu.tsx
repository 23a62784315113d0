import { Dropdown, type MenuProps } from 'antd'
import { uiWords } from '../shared-words.ts'
import { languages, useSpeaking, useWords } from '../words.tsx'

/** A post that can be acted by; the chosen one is marked. */
export interface PostChoice {
  readonly key: string
  readonly label: string
  readonly isChosen: boolean
  readonly choose: () => void
}

export interface UserMenuProps {
  readonly name: string
  readonly post: string
  readonly organ: string
  /** Posts to choose from; none where there is nothing to choose. */
  readonly posts: { readonly label: string; readonly choices: readonly PostChoice[] }
  readonly logOut: { readonly label: string; readonly act: () => void }
  readonly onHelp: () => void
}

/** Name and post; the post to act by, language, keys, log out. */
export const UserMenu = ({ name, post, organ, posts, logOut, onHelp }: UserMenuProps) => {
  const say = useWords(uiWords)
  const { language, setLanguage } = useSpeaking()
  const ofPosts: NonNullable<MenuProps['items']> =
    posts.choices.length === 0
      ? []
      : [
          {
            type: 'group',
            label: posts.label,
            children: posts.choices.map(({ key, label, choose }) => ({ key, label, onClick: choose })),
          },
          { type: 'divider' },
        ]
  const items: NonNullable<MenuProps['items']> = [
    ...ofPosts,
    {
      type: 'group',
      label: say('nav.language'),
      children: languages.map((one) => ({
        key: one,
        label: <span lang={one}>{say(`language.${one}`)}</span>,
        onClick: () => setLanguage(one),
      })),
    },
    { type: 'divider' },
    { key: 'keys', label: say('keys.title'), onClick: onHelp },
    { key: 'logOut', label: logOut.label, onClick: logOut.act },
  ]
  const chosen = posts.choices.filter(({ isChosen }) => isChosen).map(({ key }) => key)
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: [language, ...chosen] }}
      trigger={['click']}
      placement="bottomRight"
    >
      <button type="button" className="user" title={organ}>
        {name} <span className="dim">{post}</span>
      </button>
    </Dropdown>
  )
}
