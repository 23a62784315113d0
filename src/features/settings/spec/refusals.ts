export const settingRefusals = {
  'unknown-setting': 422,
  'same-setting': 422,
  'stale-settings': 409,
  'codes-are-kept': 422,
} as const
