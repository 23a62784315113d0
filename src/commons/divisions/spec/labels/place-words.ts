/** Endings by which the bureau's names are told apart; they are read, never shown. */
export const placeWords = {
  city: '市',
  district: '区',
  street: '街道',
  /** Not a township: holds the villages that lie directly under a county. */
  noTownship: '直辖村级区划',
  /** At city level, where no city stands between province and county. */
  noCity: ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'],
} as const
