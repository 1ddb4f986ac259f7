/** The API reference as a developer opens it: it shows the published API, asks nobody outside, and breaks no policy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launchBrowser } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'

const server = await startTown({ listen: true })
const browser = await launchBrowser()

test('the API reference works without the internet', async () => {
  const page = await browser.newPage()
  const [outside, said]: [string[], string[]] = [[], []]
  page.on('request', request => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.origin))
      outside.push(request.url())
  })
  page.on('console', message => message.type() === 'error' && said.push(message.text()))
  await page.goto(`${server.origin}/api/reference`)
  await page
    .getByText(/^\/api\//)
    .first()
    .waitFor({ state: 'attached' })
  assert.deepEqual(outside, [])
  assert.deepEqual(
    said.filter(line => /Content Security Policy/.test(line)),
    [],
  )
  await page.close()
})
