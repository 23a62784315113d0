import { every, unless } from '#kernel/verdict.ts'
import { action, type TypedAction } from '#platform/action/action.ts'
import { erasableOf, erased } from '../data/erasing.ts'
import type { EndsWithLife } from '../data/lookups.ts'
import { persons } from '../data/persons.ts'
import { longSinceHeld } from '../rules/rules.ts'
import { nothing } from '../spec/inputs.ts'
import type { PeopleSettings } from '../spec/settings.ts'

/**
 * 个人信息保护法 47: what a register keeps of somebody goes when nothing needs it any more: no office or mandate, and none for the time
 * that the county keeps it. One asked, another one does it; posts and mandates that were stay, they are public record.
 */
export const erase = (others: readonly EndsWithLife[]): TypedAction<Record<string, never>> =>
  action(persons, 'erase', nothing, {
    load: ({ session, id, at }) => erasableOf(session, id, { at, others }),
    decide: ({ found, on, inForce }) =>
      every(
        longSinceHeld(found.heldUntil, on, (inForce as PeopleSettings).erasureAfterDays),
        unless(!found.hasAccount, 'account-open'),
        unless(!found.hasOpenChange, 'change-open'),
      ),
    change: erased,
    tell: ({ found: { events } }) => ({ erases: events }),
    also: {
      actions: ['person.eraseWith', 'personChange.erase'],
      acts: ({ found }) => [
        ...found.merged.map((id) => ({ action: 'person.eraseWith', id, input: {} })),
        ...found.changes.map((id) => ({ action: 'personChange.erase', id, input: {} })),
      ],
    },
  })
