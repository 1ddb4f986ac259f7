/** The town the walk goes through: who looks after which place, their screens, and what every page of the three entries must be. */
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { desk, launchBrowser, looksRight, phone } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'

/** Channels are configured, so that the account page offers them; nothing is sent, for no jobs run here. */
const channels = {
  AILI_SMTP_URL: 'smtp://127.0.0.1:9',
  AILI_MAIL_FROM: 'aili@banner.example',
  AILI_WEBHOOK_URL: 'http://127.0.0.1:9/',
  AILI_WEBHOOK_SECRET: 'thirty-two characters for a walk!',
}
export const server = await startTown({ listen: true, env: channels })
const browser: Browser = await launchBrowser()

/** Ten minutes pass: acts at one instant would have no order in a list. */
export const later = (minutes = 10) => server.clock.advance(minutes * 60_000)

async function picture(words: string, colour: string) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <rect width="1200" height="900" fill="${colour}"/><text x="80" y="480" font-size="120" fill="#fff">${words}</text></svg>`
  return {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(drawing)).jpeg().toBuffer(),
  }
}
export const pictures = {
  wrong: await picture('坏了', '#5b4a3a'),
  better: await picture('修好了', '#4d6b3c'),
}

/** Problems of any page: a walk with an error in a console is not a walk done. */
export const problems: string[] = []

async function opened(path: string, shape: object): Promise<Page> {
  const page = await blank(path, shape)
  await page.goto(server.origin + path)
  return page
}

/** A file kept on a phone that has no network. */
export async function openFile(file: string): Promise<Page> {
  const page = await blank('file', phone)
  await page.context().setOffline(true)
  await page.goto(`file://${file}`)
  return page
}

async function blank(path: string, shape: object): Promise<Page> {
  const context = await browser.newContext({ ...shape, locale: 'zh-CN', acceptDownloads: true })
  const page = await context.newPage()
  page.on('pageerror', error => problems.push(`${path}: ${error.message}`))
  page.on('console', line => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text()))
      problems.push(`${path}: ${line.text()}`)
  })
  return page
}

/** A resident's phone: no account, no position given. */
export const residentPhone = (path = '/') => opened(path, phone)

export async function fieldPhone(username: string): Promise<Page> {
  const page = await opened('/field/', phone)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(townPassword)
  await page.getByRole('button', { name: '登录' }).tap()
  await page.locator('.tabs').waitFor()
  return page
}

export async function deskOf(username: string, shape: object = desk): Promise<Page> {
  const page = await opened('/desk/', shape)
  await page.locator('.sign-in-form').waitFor()
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(townPassword)
  await page.keyboard.press('Enter')
  await page.locator('.tabs').waitFor()
  return page
}

export const look = (page: Page, name: string) => looksRight(page, `walk-${name}`)

export async function matterOf(number: string) {
  return server.db.owner
    .selectFrom('proceeding')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
}

/** The user name of whoever holds this post. */
export async function accountOf(role: string, column: 'gridId' | 'communityId' | 'unitId', id: string) {
  const row = await accounts()
    .where('o.role', '=', role)
    .where(`o.${column}`, '=', id)
    .executeTakeFirstOrThrow()
  return row.username as string
}

export async function accountOfPerson(id: string): Promise<string> {
  const row = await accounts().where('p.id', '=', id).executeTakeFirstOrThrow()
  return row.username as string
}

/** The department an account works for. */
export async function unitOf(username: string): Promise<string> {
  const visitor = await server.signIn(username)
  return (await visitor.get('/api/me')).body.posts[0].unit.name
}

function accounts() {
  return server.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select('u.username')
}

/** The building that comes first in the lists a resident chooses from, and who looks after it. */
export async function firstBuilding(): Promise<{
  id: string
  typed: string
  gridId: string
  communityId: string
}> {
  const rows = async (path: string) => (await server.resident.get(path)).body.rows
  const [community] = await rows('/api/places/communities')
  const [compound] = await rows(`/api/places/communities/${community.id}/compounds`)
  const [building] = await rows(`/api/places/compounds/${compound.id}/buildings`)
  const { gridId, communityId } = await server.db.owner
    .selectFrom('building as b')
    .innerJoin('grid as g', 'g.id', 'b.gridId')
    .select(['g.id as gridId', 'g.communityId'])
    .where('b.id', '=', building.id)
    .executeTakeFirstOrThrow()
  // A resident types the number alone.
  return { id: building.id, typed: building.name.replace(/\D/g, ''), gridId, communityId }
}
