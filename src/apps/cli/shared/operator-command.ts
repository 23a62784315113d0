import type { Command } from 'commander'

const countyCommand = (parent: Command, nameAndArguments: string, description: string, which: string): Command =>
  parent
    .command(nameAndArguments)
    .description(description)
    .option('--county <key>', `县的键名，${which}`)
    .option('--json', '以 JSON 输出 / print JSON')

/** A command with the options that every one of them takes: `--county`, `--json`, `--help` (contract.md). */
export const operatorCommand = (parent: Command, nameAndArguments: string, description: string): Command =>
  countyCommand(
    parent,
    nameAndArguments,
    description,
    '默认为本机第一个县 / key of the county, default the first one here',
  )

/** One that goes over all counties where none is named. */
export const countiesCommand = (parent: Command, nameAndArguments: string, description: string): Command =>
  countyCommand(parent, nameAndArguments, description, '默认为全部县 / key of the county, default all of them')

/** A word that only gathers commands (`import`, `token`): called alone it shows its help. */
export const commandGroup = (parent: Command, name: string, description: string): Command =>
  parent.command(name).description(description)
