import type { labels as source } from './zh-CN.ts'

export const labels = {
  'refusal.bad-input': 'some of the input is not right; please mend what is marked',
  'refusal.bad-json': 'the request is not well formed',
  'refusal.not-logged-in': 'you are no longer logged in; please log in again',
  'refusal.wrong-login': 'the log-in or the password is wrong',
  'refusal.not-allowed': 'your post does not permit this',
  'refusal.step-up': 'before this, show once more that it is you',
  'refusal.cross-site': 'this request came from another site and was not carried out',
  'refusal.not-found': 'there is no such record, or it is not within your reach',
  'refusal.method-not-allowed': 'this address does not take such a request',
  'refusal.not-acceptable': 'there is no such format',
  'refusal.id-taken': 'this id was used for something else',
  'refusal.stale-version': 'somebody changed it just now',
  'refusal.not-in-this-state': 'it cannot be done in its present state',
  'refusal.too-large': 'the content is too large',
  'refusal.wrong-content-type': 'the request has the wrong content type',
  'refusal.too-many': 'too many requests; please try again later',
  'refusal.internal': 'something went wrong here; nothing was saved',
  'refusal.marked-secret':
    'the file bears the mark of a classified document and must not enter this system; nothing was kept. Hand classified matters over by the confidential channel or the classified network; if the mark is a mistake, take it out and try again',
  'refusal.busy': 'the system is busy; please try again',
  'refusal.disk-full': "the server's disk is full; nothing was saved",

  'fault.required': 'please fill this in',
  'fault.too-short': 'at least {min} characters',
  'fault.too-long': 'at most {max} characters',
  'fault.marked-secret':
    'this bears the mark of a classified document and must not enter this system; nothing was kept. Hand classified matters over by the confidential channel or the classified network; if the mark is a mistake, take it out and try again',
  'fault.bad-characters': 'there are characters that cannot be kept',
  'fault.one-line': 'one line only',
  'fault.bad-day': 'there is no such day; write 2026-11-23',
  'fault.bad-phone': 'this does not look like a telephone number',
  'fault.bad-value': 'please choose one',
  'fault.unknown-field': 'something that does not belong here',
} as const satisfies Record<keyof typeof source, string>
