/**
 * What opencc's tables get wrong for public administration, as `[what they make, what it should be]`. Only labels go
 * through them; names and citizens' texts are shown as they were written.
 */
export const traditionalExceptions = [
  ['複議', '復議'],
  ['不準', '不准'],
  ['準許', '准許'],
  ['答覆', '答復'],
  ['回覆', '回復'],
  ['佔道', '占道'],
  ['並進', '併進'],
  ['並入', '併入'],
  ['並在一起', '併在一起'],
  ['你並到', '你併到'],
  ['“', '「'],
  ['”', '」'],
] as const satisfies readonly (readonly [string, string])[]
