export const labels = {
  'venue.home': '代表之家',
  'venue.station': '联络站',
  'venue.point': '片区联络点',
  'venue.room': '村(社区)联络室',
  'venue.window': '政务大厅联络窗',
  'venue.desk': '机关联络岗',
} as const
