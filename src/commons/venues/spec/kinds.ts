/** 六级履职平台: 县家, 乡镇站, 片区点, 村室, 服务大厅联络窗, 机关联络岗. */
export const venueKinds = ['home', 'station', 'point', 'room', 'window', 'desk'] as const
export type VenueKind = (typeof venueKinds)[number]
