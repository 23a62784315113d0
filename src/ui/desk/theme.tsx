import { ConfigProvider, type ThemeConfig } from 'antd'
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { type Language, useSpeaking } from './words.tsx'

/** Values of look.md and mockups/README.md; everything else stays antd's. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#a8201a',
    colorPrimaryActive: '#86170f',
    colorPrimaryHover: '#86170f',
    colorLink: '#1d4f91',
    colorText: '#1f2328',
    colorTextSecondary: '#57606a',
    colorTextDescription: '#57606a',
    colorTextPlaceholder: '#57606a',
    colorBorder: '#d8dee4',
    colorBorderSecondary: '#eaeef2',
    colorBgLayout: '#f6f7f9',
    colorError: '#cf222e',
    colorWarning: '#9a6700',
    colorSuccess: '#1a7f37',
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
    fontSize: 14,
    lineHeight: 22 / 14,
    borderRadius: 6,
    controlHeight: 32,
    motion: false,
    boxShadow: 'none',
  },
  components: {
    Select: {
      optionSelectedBg: '#f6f7f9',
      colorTextDisabled: '#57606a',
      hoverBorderColor: '#6e7781',
      activeBorderColor: '#1d4f91',
      activeOutlineColor: '#eaf1fb',
    },
    Input: { hoverBorderColor: '#6e7781', activeBorderColor: '#1d4f91', activeShadow: '0 0 0 3px #eaf1fb' },
    DatePicker: { hoverBorderColor: '#6e7781', activeBorderColor: '#1d4f91', activeShadow: '0 0 0 3px #eaf1fb' },
    Radio: { colorPrimary: '#1d4f91', colorPrimaryHover: '#1d4f91' },
    Checkbox: { colorPrimary: '#1d4f91', colorPrimaryHover: '#1d4f91' },
    Dropdown: { controlItemBgActive: '#f6f7f9', controlItemBgActiveHover: '#eaeef2', colorPrimary: '#1f2328' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 400 },
  },
}

type AntdLocale = NonNullable<ComponentProps<typeof ConfigProvider>['locale']>
const locales: Readonly<Record<Language, () => Promise<{ default: AntdLocale }>>> = {
  'zh-CN': () => import('antd/locale/zh_CN'),
  'zh-Hant': () => import('antd/locale/zh_TW'),
  en: () => import('antd/locale/en_GB'),
}

/** Pop-ups stay inside the landmark that opened them, so that a screen reader finds them there. */
const homeOf = (trigger?: HTMLElement): HTMLElement => trigger?.closest<HTMLElement>('main, header') ?? document.body

/** Nonce that the server put into the page, so that antd's style elements pass a strict CSP. */
const nonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined

export const Theme = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useSpeaking()
  const [locale, setLocale] = useState<AntdLocale>()
  useEffect(() => {
    let isCurrent = true
    void locales[language]().then((loaded) => isCurrent && setLocale(loaded.default))
    return () => {
      isCurrent = false
    }
  }, [language])
  const token = nonce()
  return (
    <ConfigProvider
      theme={theme}
      {...(locale ? { locale } : {})}
      {...(token ? { csp: { nonce: token } } : {})}
      button={{ autoInsertSpace: false }}
      getPopupContainer={homeOf}
    >
      {children}
    </ConfigProvider>
  )
}
