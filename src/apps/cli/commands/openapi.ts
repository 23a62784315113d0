import type { Command } from 'commander'
import type { CommonOptions } from '../shared/at-work.ts'
import { house } from '../../house.ts'
import { openApiDocument } from '../../document.ts'
import { operatorCommand } from '../shared/operator-command.ts'

export const addOpenApi = (program: Command): void => {
  operatorCommand(program, 'openapi', 'OpenAPI 3.1 文档 / the OpenAPI 3.1 document').action(
    ({ json }: CommonOptions) => {
      console.log(JSON.stringify(openApiDocument(house.flatMap(({ routes = [] }) => routes)), null, json ? 0 : 2))
    },
  )
}
