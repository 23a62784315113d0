import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** `npm run pictures`: the README's pictures, taken anew from the demo county. Not part of the tests. */
export default defineConfig({ ...journeys, testMatch: 'pictures.ts' })
