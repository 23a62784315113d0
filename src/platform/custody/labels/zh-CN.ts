/** What an operator reads about the instance's key; each sentence is shown beside its English one. */
export const labels = {
  keyMissing:
    '数据库属于密钥 {theirs}，本机没有密钥，也不会另造一把：请先用 luzhi keys import 导入它的密钥单（或设好 LUZHI_KEY）再启动',
  keyMissingUnnamed:
    '数据库里已有数据，本机却没有密钥，也不会另造一把：请先用 luzhi keys import 导入它的密钥单（或设好 LUZHI_KEY）再启动',
  keyOther:
    '数据库属于密钥 {theirs}，本机的密钥是 {ours}，没有打开：请用 luzhi keys import --replace 导入密钥 {theirs} 的密钥单；密钥由 LUZHI_KEY 给出的，改那里',
  keyWrong:
    '数据库里的字段密钥不是用本机的密钥 {ours} 封的，没有打开：请用 luzhi keys import --replace 导入这个数据库的密钥单；密钥由 LUZHI_KEY 给出的，改那里',
} as const
