export const labels = {
  'part.files': '附件',
  'file.erased': '一个附件（{size}）已按本人要求或保存期限删除，只留指纹',
  'scan.clean': '已做病毒扫描',
  'scan.not-scanned': '未经病毒扫描',
  'scan.quarantined': '查出病毒，已隔离',
} as const
