/** 启动时对运维人员说的话。 */
export const labels = {
  portTaken: '端口 {port} 已被占用，请先停掉占用它的程序，或用 PORT=别的端口 启动',
  diskFull: '磁盘已满，请腾出空间后再启动',
  plainHost:
    'HOST={host} 会把未加密的网页放到网络上，请设置 TLS_CERT 和 TLS_KEY，或在本机放一个 TLS 代理并让 HOST 保持 127.0.0.1',
  badProxy: 'LUZHI_PROXY 里的 {proxy} 不是地址，请写 1（代理在本机）或者代理的地址，如 10.0.0.5 或 10.0.0.0/24',
  badRange: 'LUZHI_STAFF_FROM 里的 {range} 不是网段，请写地址或网段，用逗号隔开，如 10.0.0.0/8,192.168.3.7',
  badCollector: 'LUZHI_SYSLOG={address} 不是日志服务器的地址，请写 udp://主机:514 或 tcp://主机:601',
  noPair: '证书 {cert} 和私钥 {key} 用不了：两个文件要在、要能读、要是一对',
  notBuilt: '界面还没有生成，请用 npm start 启动，它会先生成',
  undurable:
    '数据库的 {settings} 关着，断电会丢掉已经答复保存的内容，因此不启动。请在 postgresql.conf 里打开后重启数据库（只作试验的，设 NODE_ENV=development）',
  noCounty: '还没有县，请打开 {url} 建立，或在另一个终端用 luzhi init --county 代码 --term 届次',
  setupCode: '一次性口令：{code}',
} as const
