/** What an operator reads about the schema; shown beside its English sentence. */
export const labels = {
  newerSchema: '数据库已由更新的版本升级（{id}），本程序太旧，请改用新版本，什么也没改动',
} as const
