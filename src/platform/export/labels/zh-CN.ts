/** What an operator reads about exports. */
export const labels = {
  about: `# {name}（{county}）的全部数据

导出于 {madeAt}，履职 {product}。
- records/：每张表一个 JSONL 文件，一行一条记录，schema/ 里有它的 JSON Schema。
- csv/：同样的记录，只有表格能显示的列。
- files/：附件的内容，原样未加密，文件名是内容的 SHA-256。
- popolo/：人员、机构、任职，按 Popolo 标准。
- personal/：解密的个人信息，只有说明理由的导出才有。
- manifest.json：每个文件的 SHA-256，用本机密钥签名。
手机号等加密的字段保持加密（a1:密钥编号:…），密码和登录凭据不在里面。
在同一版本、持有密钥 {key} 的空实例上用 luzhi import-county 目录 可以重新建立这个县。`,
  exists: '{dir} 已存在，请换一个目录',
  notExport: '{dir} 不是履职的导出目录',
  damaged: '{file} 与清单不符，没有导入任何数据',
  forged: '清单不是用密钥 {ours} 签的：导出属于密钥 {theirs}，请先用 luzhi keys import 导入那把密钥',
  otherVersion: '导出的结构与本程序不同（{product}），请用同一版本导入，之后再升级',
  keyUnknown:
    '有内容封在密钥 {key} 下，本机和导出里都没有这把密钥，没有导入任何数据；请在原实例上运行 luzhi keys reseal 后重新导出',
  contentLost: '附件内容 {sha256} 损坏或不见了，没有导出；请运行 luzhi files scrub 查看，从备份恢复后再导出',
  contentMissing: '导出里没有附件内容 {sha256}，没有导入任何数据；请用本版本重新导出',
  contentNotKept: '附件内容 {sha256} 没能完整存进本机，没有导入任何数据；请检查磁盘后再试',
  countyThere: '本机已有 {county} 的数据（{table}），只能导入到没有这个县的实例',
} as const
