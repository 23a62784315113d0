import { createHash } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { action } from '#platform/action/action.ts'
import { persons } from '../data/persons.ts'
import { notAhead } from '../rules/rules.ts'
import * as input from '../spec/inputs.ts'

/** A photograph, with who agreed to what and when; the timeline tells of the agreement and never holds the picture. */
export const setPhoto = action(persons, 'setPhoto', input.setPhoto, {
  decide: ({ input: { agreedOn }, on }) => notAhead(agreedOn, on, '/agreedOn'),
  change: ({ input: { image, isPublic, agreedOn, agreement } }) => {
    const photoBytes = Buffer.from(image, 'base64')
    return {
      photo: createHash('sha256').update(photoBytes).digest('hex'),
      photoBytes,
      photoPublic: isPublic,
      photoAgreedOn: agreedOn as Day,
      photoAgreement: agreement,
    }
  },
  tell: ({ input: { isPublic, agreedOn, agreement } }) => ({ isPublic, agreedOn, agreement }),
})
