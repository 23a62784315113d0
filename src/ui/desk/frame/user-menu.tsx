import { Dropdown, type MenuProps } from 'antd'
import { uiWords } from '../shared-words.ts'
import { languages, useSpeaking, useWords } from '../words.tsx'

export interface UserMenuProps {
  readonly name: string
  readonly post: string
  readonly organ: string
  readonly logOut: { readonly label: string; readonly act: () => void }
  readonly onHelp: () => void
}

/** Name and post; language, keys, log out. */
export const UserMenu = ({ name, post, organ, logOut, onHelp }: UserMenuProps) => {
  const say = useWords(uiWords)
  const { language, setLanguage } = useSpeaking()
  const items: NonNullable<MenuProps['items']> = [
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
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [language] }} trigger={['click']} placement="bottomRight">
      <button type="button" className="user" title={organ}>
        {name} <span className="dim">{post}</span>
      </button>
    </Dropdown>
  )
}
