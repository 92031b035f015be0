import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { Test } from 'tap'
import { temporaryFolder } from './archive.js'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where Chromium is: CHROMIUM names it, else its usual places. */
const chromiumPath = [process.env['CHROMIUM'] ?? '', ...places].find(
  (path) => path !== '' && existsSync(path),
)

/** Why browser tests do not run here; false where they do. In CI they must. */
export const skipBrowser =
  chromiumPath === undefined && process.env['CI'] === undefined
    ? 'no Chromium here: set CHROMIUM to its path'
    : false

/** A headless Chromium that asks nobody but the pages' own server, closed after the test. */
export async function openBrowser(t: Test): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('browser tests need Chromium: set CHROMIUM to its path')
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: temporaryFolder(t) },
  })
  t.teardown(() => browser.close())
  return browser
}
