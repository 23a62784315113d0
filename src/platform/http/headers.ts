const closed = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/**
 * Headers that go with every answer, errors included. HSTS is for the TLS proxy's host and harmless on loopback. What may be kept or
 * drawn says so itself; everything else is neither.
 */
export const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cache-control': 'no-store',
  'content-security-policy': closed,
}

/** Headers of what a browser draws: of windows and devices an answer of the API knows nothing. `policy` is one of `policies`. */
export const ofDocument = (policy: string): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
})

/** Content security policies: answers of the API are never rendered; the portal runs its own file only; the phone also asks
 * the server; the desk styles by nonce. */
export const policies = {
  api: closed,
  portal: `${closed}; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'`,
  phone: `${closed}; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'`,
  desk: (nonce: string): string =>
    `${closed}; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'`,
} as const
