/**
 * Which notice (个人信息保护法 17) the public pages show, by the day from which it is shown. It is kept with what was submitted under it; a
 * test holds the text to it, so that no word of the notice changes without another version.
 */
export const noticeVersion = '2026-11-29'
