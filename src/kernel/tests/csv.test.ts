import { expect, test } from 'vitest'
import { csvLine } from '../csv.ts'

test('cells with commas, quotes and line ends stay one cell', () => {
  expect(csvLine(['a', 'b, c', 'd "e"', 'f\ng', null, 7])).toBe('a,"b, c","d ""e""","f\ng",,7\r\n')
})

test('a text is never a formula, a number stays one', () => {
  expect(csvLine(['=1+1', '+86 138', '-3', '@cmd', '\tx', -3])).toBe(
    '"\'=1+1","\'+86 138","\'-3","\'@cmd","\'\tx",-3\r\n',
  )
  expect(csvLine(['＝1', '＋1', '－1', '＠x', '\0=1'])).toBe('"\'＝1","\'＋1","\'－1","\'＠x","\'\0=1"\r\n')
  expect(csvLine(['a=b', '3-4', '价＝1'])).toBe('a=b,3-4,价＝1\r\n')
})
