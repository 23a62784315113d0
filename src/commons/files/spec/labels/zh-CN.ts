export const labels = {
  'refusal.no-file': '没有收到文件，请选好文件再传',
  'refusal.file-empty': '这个文件是空的，请检查后重新选择',
  'refusal.file-name-missing': '这个文件没有可用的名字，请改名后再传',
  'refusal.file-too-large': '文件超过 {most} MB，没有收。请压缩图片或分成几个文件',
  'refusal.file-type':
    '不收这种文件。可以传照片（jpg、png）和 pdf、ofd、docx、xlsx、pptx、txt、csv 文档；旧格式请先另存为新格式',
  'refusal.file-type-differs': '文件内容和后缀不一致，没有收。请用原来的软件打开，另存一次再传',
  'refusal.file-broken': '文件打不开，可能传坏了。请打开看看，另存一次再传',
  'refusal.file-locked': '文件加了密码，没有收。请去掉密码再传',
  'refusal.file-with-macros': '文件里有宏，没有收。请另存为不带宏的格式再传',
  'refusal.file-unpacks-too-large': '文件解开后太大，没有收。请分成几个文件',
  'refusal.file-too-much-to-read': '文件页数太多或太复杂，检查不完，没有收。请分成几个文件',
  'refusal.file-infected': '查出病毒，文件已隔离，不会给任何人打开。请先杀毒，再传干净的文件',
  'refusal.files-today':
    '您今天传的文件已到上限（{files} 个或 {megabytes} MB）。请明天再传；确实急用，请联系县人大常委会办公室，在“本县规则”里调整',
  'refusal.files-of-county':
    '全县存放的文件已到上限（{gigabytes} GB），暂时不能再传。请联系县人大常委会办公室，在“本县规则”里调整，或告诉系统管理员扩容',
  'refusal.file-unknown': '附件已失效或不是您传的，请重新选择文件',
  'refusal.too-many-files': '附件最多 {most} 个，请去掉几个',
  'refusal.scanner-away': '病毒扫描暂时不通，没有收文件。请过几分钟再传',
  'refusal.files-away': '存放文件的地方暂时不通，文件没有收，也取不出来，已收的没有丢。请过几分钟再试',
  'refusal.files-elsewhere':
    '存放文件的地方不是这个数据库的，什么也没有放进去、没有删。请系统管理员核对 LUZHI_FILES；确实归这个数据库的，运行 luzhi files adopt',
  'refusal.file-damaged': '这个文件存放的内容已损坏，没有给出。请告诉管理员用备份恢复',
} as const
