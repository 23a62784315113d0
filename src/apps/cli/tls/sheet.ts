import { X509Certificate } from 'node:crypto'
import type { QrCode } from '#kernel/qr.ts'

const drawn = ({ size, path }: QrCode): string =>
  `<svg viewBox="-4 -4.5 ${size + 8} ${size + 8}" role="img" aria-label="二维码"><path d="${path}" stroke="#000"/></svg>`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

const systems = [
  [
    '安卓手机',
    [
      '用系统自带的浏览器扫码或输入网址，下载证书（微信里打不开，请复制到浏览器）。',
      '打开“设置”，搜索“证书”，进入“安装证书”或“从存储设备安装”，选“CA 证书”，选刚下载的文件。',
      '回到浏览器重新打开会场网址。',
    ],
  ],
  [
    '华为鸿蒙手机',
    [
      '用自带的浏览器扫码下载证书。',
      '打开“设置”，搜索“凭据”，进入“加密和凭据”，选“从存储设备安装”，选刚下载的文件，用途选“VPN 和应用”。',
      '回到浏览器重新打开会场网址。',
    ],
  ],
  [
    '苹果手机',
    [
      '用 Safari 扫码下载，点“允许”。',
      '打开“设置”，点上方“已下载描述文件”，点“安装”。先核对“更多详细信息”里的指纹和上面的一致。',
      '“设置 › 通用 › 关于本机 › 证书信任设置”，打开这一项的开关。这一步不做，网址仍会报警。',
    ],
  ],
] as const

const fingerprintOf = (certificate: X509Certificate): string =>
  (certificate.fingerprint256.match(/.{1,24}/g) ?? []).map((line) => line.replace(/:$/, '')).join('<br>')

/** The sheet that lies at the door of the hall: how a phone comes to trust the server, to be printed. One file, without any other. */
export const sheetOf = (authority: string, address: string, qrOf: (text: string) => QrCode): string => {
  const certificate = new X509Certificate(authority)
  const name = certificate.subject.replace(/^CN=/, '')
  const download = `${address}/authority.crt`
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>手机信任会场服务器</title>
<style>
@page { size: A4; margin: 18mm }
body { font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #000; max-width: 175mm; margin: 0 auto }
h1 { font-size: 26px; margin: 0 0 4mm } h2 { font-size: 17px; margin: 5mm 0 1mm } ol { margin: 0; padding-left: 1.5em }
.codes { display: flex; gap: 12mm } figure { margin: 0; flex: 1 } svg { width: 46mm } figcaption { overflow-wrap: anywhere }
.print { font: 15px/1.5 "Noto Sans Mono CJK SC", monospace } .note { border-top: 1px solid #000; margin-top: 6mm; padding-top: 2mm }
</style>
<h1>手机信任会场服务器</h1>
<p>会场的网络不连互联网，服务器的证书由“${inHtml(name)}”签发。每部手机只做一次。</p>
<div class="codes">
<figure>${drawn(qrOf(download))}<figcaption><b>第一步 下载证书</b><br>${inHtml(download)}<br>浏览器会提示“不安全”，这一次选“继续访问”。</figcaption></figure>
<figure>${drawn(qrOf(address))}<figcaption><b>最后 打开会场</b><br>${inHtml(address)}<br>这时不应再有任何提示。</figcaption></figure>
</div>
<p>证书的 SHA-256 指纹，安装时核对：</p>
<p class="print">${fingerprintOf(certificate)}</p>
${systems.map(([system, steps]) => `<h2>${system}</h2>\n<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`).join('\n')}
<p class="note">菜单的名称因型号和版本而异，在设置里搜索“证书”或“凭据”都能找到。这个证书只能为内网和本单位的地址作担保，不影响手机访问别的网站；会后可在同一处删除。</p>
</html>
`
}
