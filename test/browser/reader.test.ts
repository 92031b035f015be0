import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { AxeResults, RunOptions } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { firstArticle, openApp } from '../support/archive.js'
import { openBrowser, skipBrowser } from '../support/browser.js'

const article = `/articles/${firstArticle}`

const pages = [
  '/',
  '/articles',
  '/articles?q=Ukraine&language=de',
  article,
  '/entities',
  '/entities/kasachstan',
  '/entities/kasachstan/mentions',
  '/quotes',
  '/search?q=Ukraine',
  '/problems',
  '/problems/not-found',
]
/** Pages that answer with an error. */
const problems = ['/nothing', '/search?q=(Ukraine', '/articles?from=yesterday']

const screens: Record<string, BrowserContextOptions> = {
  'a wide window in German': { viewport: { width: 1280, height: 900 }, locale: 'de-DE' },
  'a dark window in English': {
    viewport: { width: 1100, height: 800 },
    colorScheme: 'dark',
    locale: 'en-GB',
  },
  'a phone': { viewport: { width: 360, height: 740 }, locale: 'de-DE', hasTouch: true },
}

/** A browser on a server of the first article. */
async function openReader(t: Test) {
  const app = await openApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  const browser = await openBrowser(t)
  /** A page that keeps what it complained of and whom it asked. */
  const open = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext(options)
    t.teardown(() => context.close())
    const page = await context.newPage()
    const complaints: string[] = []
    const hosts = new Set<string>()
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => hosts.add(new URL(request.url()).host))
    return { page, complaints, hosts, base }
  }
  return open
}

const noReader: Awaited<ReturnType<typeof openReader>> = async () => {
  throw new Error('tests without a browser are skipped')
}

const open = skipBrowser === false ? await openReader(t) : noReader

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: true } },
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** What axe finds wrong with the page as it is shown. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options),
    rules,
  )
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' ')}`,
  )
}

t.test(
  'pages are accessible, keep to their window, and ask nobody else',
  { skip: skipBrowser },
  async (t) => {
    const shown = Object.entries(screens).map(async ([name, options]) => {
      // axe comes into the page past its policy.
      const { page, complaints, hosts, base } = await open({ ...options, bypassCSP: true })
      for (const path of [...pages, ...problems]) {
        await page.goto(base + path)
        t.same(await faults(page), [], `${name}: ${path}`)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        t.equal(width, options.viewport?.width, `${name}: ${path} does not scroll sideways`)
      }
      // Chromium notes each error status on its console.
      t.equal(complaints.filter((one) => !one.startsWith('Failed to load resource')).length, 0)
      t.equal(complaints.length, problems.length, complaints.join('\n'))
      t.same([...hosts], [new URL(base).host])
    })
    await Promise.all(shown)
  },
)

t.test('nothing that the policy forbids is in a page', { skip: skipBrowser }, async (t) => {
  const { page, complaints, base } = await open()
  for (const path of pages) await page.goto(base + path)
  t.same(complaints, [])
  await page.emulateMedia({ media: 'print' })
  await page.goto(base + article)
  t.equal(await page.locator('.legend').isVisible(), false)
  t.equal(await page.locator('header.site .search').isVisible(), false)
  t.equal(await page.locator('#p1').isVisible(), true)
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  t.test(`the legend shows and hides marks ${how}`, { skip: skipBrowser }, async (t) => {
    const { page, base } = await open({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
    await page.goto(base + article)
    const line = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).textDecorationLine)
    if (!javaScriptEnabled) {
      // Without scripts nothing can be evaluated: what is seen must do.
      const shot = () => page.locator('#p1').screenshot()
      const before = await shot()
      await page.locator('#show-location').uncheck()
      await page.mouse.move(0, 0)
      t.notOk(before.equals(await shot()))
      await page.locator('#show-quotes').uncheck()
      t.equal(await page.locator('.note').first().isVisible(), false)
      return
    }
    t.equal(await line('#p1 .m.location > a'), 'underline')
    await page.locator('#show-location').uncheck()
    t.equal(await line('#p1 .m.location > a'), 'none')
    t.equal(await line('#p1 .m.person > a'), 'underline')
    await page.goto(`${base}/articles`)
    await page.goto(base + article)
    t.equal(await page.locator('#show-location').isChecked(), false, 'the choice is remembered')
  })

  t.test(
    `a name tells who is meant, to the pointer and to the focus, ${how}`,
    { skip: skipBrowser },
    async (t) => {
      const { page, base } = await open({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
      await page.goto(base + article)
      const name = page.locator('#p1 .m.person').first()
      const card = name.locator('.card')
      t.equal(await card.isVisible(), false)
      await name.locator('a').hover()
      await card.waitFor({ state: 'visible' })
      t.match(await card.textContent(), /Antony Blinken.*American diplomat/)
      // The pointer may move onto it.
      await card.hover()
      await page.waitForTimeout(400)
      t.equal(await card.isVisible(), true)
      await page.mouse.move(0, 0)
      await card.waitFor({ state: 'hidden' })
      await page.keyboard.press('Tab')
      await name.locator('a').focus()
      await card.waitFor({ state: 'visible' })
      if (javaScriptEnabled) {
        await page.keyboard.press('Escape')
        await card.waitFor({ state: 'hidden' })
      }
      await page.keyboard.press('Enter')
      await page.waitForURL('**/entities/antony-blinken')
    },
  )
}

t.test('the keyboard reaches everything, with the focus in sight', { skip: skipBrowser }, async (t) => {
  const { page, base } = await open({ viewport: { width: 1280, height: 900 } })
  await page.goto(base + article)
  await page.keyboard.press('Tab')
  t.equal(await page.locator('.skip').evaluate((link) => link === document.activeElement), true)
  t.ok(((await page.locator('.skip').boundingBox())?.y ?? -1) >= 0, 'the skip link comes into sight')
  await page.keyboard.press('Enter')
  t.match(page.url(), /#main$/)
  for (;;) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      return { id: element.id, outline: getComputedStyle(element).outlineStyle }
    })
    t.equal(focused.outline, 'solid')
    if (focused.id === 'show-person') break
    t.match(focused.id, '', 'the title before the legend')
  }
  await page.keyboard.press('Space')
  t.equal(await page.locator('#show-person').isChecked(), false)
})

t.test('from the front page to a quote, by search and links alone', { skip: skipBrowser }, async (t) => {
  const { page, complaints, base } = await open({ locale: 'de-DE' })
  await page.goto(base)
  await page.getByLabel('Das Archiv durchsuchen').fill('Souveränität')
  await page.getByRole('button', { name: 'Suchen' }).click()
  await page.waitForURL('**/search?q=*')
  t.equal(await page.locator('mark').first().textContent(), 'Souveränität')
  await page.locator('.snippet a').first().click()
  await page.waitForURL('**/articles/*#p7')
  await page.locator('.note a', { hasText: 'Antony Blinken' }).first().click()
  await page.waitForURL('**/quotes/*')
  t.match(await page.locator('blockquote').textContent(), /^Washington unterstütze/)
  await page.getByRole('link', { name: 'Im Artikel lesen' }).click()
  await page.waitForURL('**/articles/*#q-*')
  await page.getByRole('link', { name: 'Artikel', exact: true }).click()
  await page.getByText('Filter').click()
  await page.getByLabel('Sprache').selectOption('de')
  await page.getByRole('group').getByRole('button', { name: 'Zeigen' }).click()
  await page.waitForURL('**/articles?language=de')
  t.equal(await page.locator('.list > li').count(), 1)
  await page.getByRole('link', { name: 'Zitate', exact: true }).click()
  await page.getByText('Filter').click()
  await page.getByLabel('Wer spricht').pressSequentially('Blinken')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/quotes?speaker=antony-blinken')
  t.equal(await page.locator('.quote-item').count(), 2)
  t.same(complaints, [])
})
