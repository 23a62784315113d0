/**
 * 138********: enough to recognise, not enough to call. The last four digits stay hidden, because with the look-up code they
 * prove authorship: staff who saw both could rate their own answer.
 */
export const maskedPhone = (phone: string): string => (phone.length < 8 ? '****' : `${phone.slice(0, 3)}********`)

/** 张**: the family name only. */
export const maskedName = (name: string): string => {
  const [first = ''] = [...name.trim()]
  return first === '' ? '' : `${first}**`
}
