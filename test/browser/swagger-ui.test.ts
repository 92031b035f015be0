import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { openApp } from '../support/archive.js'
import { openBrowser, skipBrowser } from '../support/browser.js'

/** Swagger UI over the first article, with what the page complained of and whom it asked. */
async function openDocs(t: Test): Promise<{ page: Page; complaints: string[]; hosts: Set<string> }> {
  const app = await openApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser(t)
  const { port } = app.server.address() as AddressInfo
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).host)
  })
  await page.goto(`http://127.0.0.1:${port}/docs`)
  await page.waitForSelector('.opblock')
  t.same([...hosts], [`127.0.0.1:${port}`], 'the page asks nobody else')
  return { page, complaints, hosts }
}

t.test(
  'Swagger UI opens on the tags, in the order in which one reads them',
  { skip: skipBrowser },
  async (t) => {
    const { page, complaints } = await openDocs(t)
    t.same(
      await page
        .locator('.opblock-tag')
        .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('data-tag'))),
      ['Articles', 'Entities', 'Quotes', 'Search', 'Reconciliation', 'Writing', 'Service'],
    )
    t.match(await page.title(), 'Glosse')
    t.equal(await page.locator('.opblock.opblock-get').count(), 31)
    t.same(complaints, [])
  },
)

t.test(
  'every read operation can be tried out and executed with no typing',
  { skip: skipBrowser },
  async (t) => {
    const { page, complaints } = await openDocs(t)
    const operations = page.locator('.opblock.opblock-get')
    for (let n = 0; n < (await operations.count()); n++) {
      const operation = operations.nth(n)
      const path = (await operation.locator('.opblock-summary-path').getAttribute('data-path')) ?? ''
      await operation.locator('.opblock-summary-control').click()
      await operation.locator('.try-out__btn').click()
      await operation.locator('.execute').click()
      const status = operation.locator('.live-responses-table .response-col_status').last()
      await status.waitFor()
      t.match(await status.textContent(), /^200/, path)
      const body = await operation
        .locator('.live-responses-table .response-col_description')
        .last()
        .textContent()
      t.notMatch(body, /"data": \[\]/, `${path} shows something`)
      await operation.locator('.opblock-summary-control').click()
    }
    t.same(complaints, [])
  },
)
