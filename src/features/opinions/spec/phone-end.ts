/** The second fact beside a receipt: the last four digits of the phone that was left, all four of them. */
export const isEndOf = (phone: string, given: string | undefined): boolean =>
  given !== undefined && /^\d{4}$/.test(given) && phone.endsWith(given)
