import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { nothing } from '../spec/inputs.ts'

/** 签收: the handler has it and the days run on. */
export const acknowledge = action(opinions, 'acknowledge', nothing, { change: () => ({}) })
