export const labels = {
  'part.files': '附件',
  'scan.clean': '已做病毒扫描',
  'scan.not-scanned': '未经病毒扫描',
  'scan.quarantined': '查出病毒，已隔离',
} as const
