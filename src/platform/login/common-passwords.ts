/** What people here choose beside what the world chooses; the list below knows few of them. */
const ours = [
  'woaini',
  'woaini1314',
  'woaini520',
  'aini1314',
  '5201314',
  '52013140',
  '13145200',
  'qq123456',
  'abc123456',
  'zxcvbnm123',
  'a12345678',
  'asd123456',
  'wang1234',
  'zhang123',
  'li123456',
  'taobao123',
  'nihao123',
  'mima1234',
  'mima123456',
  'password',
  'iloveyou',
]

let list: Promise<ReadonlySet<string>> | undefined

/** The 49,000 most common passwords (zxcvbn-ts), read when somebody first chooses one. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...(dictionary['passwords-common'] as readonly string[]), ...ours]),
  )
  return list
}
