/** 138****1234: enough to recognise, not enough to call. */
export const maskedPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** 张**: the family name only. */
export const maskedName = (name: string): string => {
  const [first = ''] = [...name.trim()]
  return first === '' ? '' : `${first}**`
}
