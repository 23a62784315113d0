import { namesFreshFor, useAnswer } from '#ui/desk/use-answer.ts'
import { settings } from '../../spec/contract.ts'
import { opinionSettings } from '../../spec/settings.ts'

const defaults = opinionSettings.parse({})

/** What the county settled; the defaults until it is known. */
export const useSettings = () => useAnswer(settings, {}, { freshFor: namesFreshFor }).data ?? defaults
