import type { Command } from 'commander'
import { figureValue } from '#commons/figures/actions/figure-value.ts'
import type { Asked } from '#commons/figures/actions/span-of.ts'
import { house } from '../../house.ts'
import { contextFor, figuresReader } from '../shared/act-as.ts'
import { atWork, type CommonOptions, countyOf } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { wrongCall } from '../shared/outcome.ts'

interface Options extends CommonOptions, Asked {
  readonly figure?: string
}

const declared = house.flatMap(({ figures = [] }) => figures)

const asked = (code: string | undefined) => {
  const found = code === undefined ? declared : declared.filter((figure) => figure.code === code)
  if (found.length === 0)
    throw wrongCall(
      `没有数字 ${code}，有 / no figure ${code}, there are: ${declared.map((figure) => figure.code).join(', ')}`,
    )
  return found
}

/** Asked for all figures, a breakdown leaves out those that do not declare its dimensions. */
const canBreakDown = (dimensions: readonly { readonly code: string }[], by: string | undefined): boolean =>
  by === undefined || by.split(',').every((code) => dimensions.some((dimension) => dimension.code === code))

type Value = Awaited<ReturnType<typeof figureValue>>

const linesOf = ({ definition, value, unit, from, to, rows }: Value): string[] => [
  `${definition.name} ${value} ${unit}（${from} 至 ${to}）`,
  `  ${definition.means}`,
  ...rows.map((row) => `  ${row.keys.map(({ name }) => name).join(' · ')}  ${row.value}`),
]

export const addFigures = (program: Command): void => {
  operatorCommand(program, 'figures', '统计数字 / figures with their definitions and breakdowns')
    .option('--from <day>', '首日 / first day')
    .option('--to <day>', '末日 / last day')
    .option('--division <code>', '乡镇代码 / code of a township')
    .option('--figure <code>', '只要这一个 / this one only')
    .option('--by <dimensions>', '按哪些维度分，默认第一个 / broken down by, default the first dimension')
    .action(({ figure, county, json, ...question }: Options) => {
      const figures = asked(figure).filter(
        ({ dimensions }) => figure !== undefined || canBreakDown(dimensions, question.by),
      )
      return atWork({ json }, async (at) => {
        const context = contextFor(at, figuresReader(await countyOf(at.instance, { county })))
        const values: Value[] = []
        for (const one of figures)
          values.push(await figureValue(context, one, { by: one.dimensions[0]?.code, ...question }))
        at.print(values, values.flatMap(linesOf))
      })
    })
}
