/**
 * What must stand before any other module runs; the build keeps this file a chunk of its own, loaded first.
 *
 * Under a CSP without eval zod's compiled parsers cannot be made, and asking for them is reported as a violation. zod
 * reads this object when its schemas are declared.
 */
const world = globalThis as { __zod_globalConfig?: { jitless: boolean } }
world.__zod_globalConfig = { jitless: true }

/**
 * The desk runs from Chromium 96. What our own code uses and came later: String.prototype.isWellFormed (Chromium 111),
 * asked by every text of a form. Until the floor rises.
 */
const text = String.prototype as { isWellFormed?: () => boolean }
text.isWellFormed ??= function isWellFormed(this: string): boolean {
  return !/\p{Surrogate}/u.test(this)
}
