/** Each language is offered in its own script, whatever the page is in; never converted, never translated. */
export const languageNames = { 'zh-CN': '简体', 'zh-Hant': '繁體', en: 'EN' } as const
