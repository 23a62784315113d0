/** Words that a phone signs when it is bound, so that a signature of another use is worth nothing here. */
export const bindingWords = (code: string): string => `luzhi-bind:${code}`
