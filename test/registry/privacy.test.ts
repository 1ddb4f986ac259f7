/** Privacy held: every column has its purpose, no word sorts people, nobody is shown without a record of it, and residents are read in few files only. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { fieldworkFields } from '../../src/fieldwork/personal-fields.ts'
import { patrolFields } from '../../src/patrols/personal-fields.ts'
import { needs } from '../../src/registry/needs.ts'
import { registryFields } from '../../src/registry/personal-fields.ts'
import { rosterFields } from '../../src/roster/personal-fields.ts'
import { subjectFields } from '../../src/subjects/personal-fields.ts'
import { visitFields } from '../../src/visits/personal-fields.ts'
import { idNumberOf, writeHousehold } from '../support/registry.ts'
import { columnReasons, everywhere, forbiddenWords, readersOfResidents, tables } from './privacy-lists.ts'
import { type Called, calls, ofResidents } from './privacy-routes.ts'
import { registryWorld } from './world.ts'

const world = await registryWorld(['grid1', 'community1'])
const { kernel, there, visitors } = world
const { pool } = kernel.db
const registered = new Set(
  [
    ...registryFields,
    ...rosterFields,
    ...subjectFields,
    ...visitFields,
    ...patrolFields,
    ...fieldworkFields,
  ].map(field => field.column),
)

suite('what is kept', () => {
  test('every column says what it is for, or why it says nothing of a resident', async () => {
    const columns = async () => {
      const { rows } = await pool.query<{ at: string; name: string }>(
        `select table_name || '.' || column_name as at, column_name as name from information_schema.columns
         where table_schema = 'public' and table_name = any ($1)`,
        [tables],
      )
      return rows.filter(
        row => !registered.has(row.at) && !(row.name in everywhere) && !(row.at in columnReasons),
      )
    }
    await pool.query('alter table resident add column mood text')
    assert.deepEqual(
      (await columns()).map(row => row.at),
      ['resident.mood'],
      'one forbidden column is found',
    )
    await pool.query('alter table resident drop column mood')
    assert.deepEqual(
      (await columns()).map(row => row.at),
      [],
      'enter it in personal-fields.ts with its purpose',
    )
    const { rows } = await pool.query<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns where table_schema = 'public'`,
    )
    const known = new Set(rows.map(row => row.at))
    assert.deepEqual(
      Object.keys(columnReasons).filter(column => !known.has(column)),
      [],
      'no longer there',
    )
  })

  test('no list of words sorts people, no free text stands beside a need', async () => {
    const { rows } = await pool.query<{ check: string }>(
      `select pg_get_constraintdef(oid) as check from pg_constraint where contype = 'c' and conrelid::regclass::text = any ($1)`,
      [tables],
    )
    const words = rows.flatMap(row => [...row.check.matchAll(/'([A-Za-z_]+)'/g)].map(([, word]) => word!))
    assert.ok(words.length > 50 && words.includes('spouse'))
    assert.match('keyPerson', forbiddenWords)
    assert.deepEqual(
      [...words, ...needs].filter(word => forbiddenWords.test(word)),
      [],
    )
    const free = await pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'service_need'
         and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea')`,
    )
    assert.deepEqual(
      free.rows.map(row => row.name),
      ['kind'],
      'a word of a closed list, no reason',
    )
    const chinese = JSON.stringify(JSON.parse(readFileSync('messages/zh-CN/registry.json', 'utf8')))
    assert.doesNotMatch(chinese, /民族|信仰|政治面貌|病史|残疾|犯罪|前科|重点人|积分|评分|信用分/)
  })
})

suite('who is shown', () => {
  test('every route that deals with residents is in the table', () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> }
    const routes = Object.entries(paths)
      .filter(([path]) => ofResidents.test(path))
      .flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`))
    assert.deepEqual(
      routes.filter(route => !(route in calls)),
      [],
      'say in privacy-routes.ts how it is called, or why no resident is shown',
    )
    assert.deepEqual(
      Object.keys(calls).filter(route => !routes.includes(route)),
      [],
      'no longer there',
    )
  })

  test('no answer names a resident without a record of the read', async () => {
    const called = await unmistakable()
    let shown = 0
    for (const [route, call] of Object.entries(calls)) {
      if (typeof call === 'string') continue
      const { path, body, who = visitors.grid1! } = call(called)
      await world.reads()
      const answer = await (body ? who.post(path, body) : who.get(path))
      assert.equal(answer.status, 200, `${route}: ${JSON.stringify(answer.body).slice(0, 300)}`)
      const text = JSON.stringify(answer.body)
      const isShown =
        text.includes(called.name) ||
        text.includes(called.idNumber) ||
        (typeof answer.body === 'string' && answer.body.startsWith('PK'))
      const { fresh, rows } = await world.reads()
      if (!isShown) continue
      shown += 1
      assert.ok(fresh > 0, `${route} shows a resident and leaves no record`)
      const last = rows.slice(-fresh)
      const isNamed = last.some(
        row =>
          row.residentIds.includes(called.resident) ||
          row.gridId === called.grid ||
          row.communityId === called.community,
      )
      assert.ok(isNamed, `${route}: the record names neither the person nor the place`)
    }
    assert.ok(shown >= 12, `${shown} routes show somebody`)
  })
})

test('residents are read in these files only, each of which records the read or is asked by one that does', () => {
  const reading = /selectFrom\(\s*'resident(?: as \w+)?'|(?:\bfrom|\bjoin|, )\s+resident\b(?!_)/i
  const files = globSync('src/**/*.ts')
    .filter(path => !/\/demo[\w-]*\.ts$|\.gen\.ts$/.test(path) && reading.test(readFileSync(path, 'utf8')))
    .sort()
  assert.deepEqual(
    files.filter(path => !(path in readersOfResidents)),
    [],
    'read residents through the registry’s door, or say here who records it',
  )
  assert.deepEqual(
    Object.keys(readersOfResidents).filter(path => !files.includes(path)),
    [],
    'reads no residents any more',
  )
})

/** Somebody whose name nobody else bears, at work in the places of grid1. */
async function unmistakable(): Promise<Called> {
  const name = '欧阳问渠'
  const idNumber = idNumberOf('15222219770707997')
  const home = await writeHousehold(kernel, there.here, '707', [
    { name, relation: 'head', bornOn: '1977-07-07', idNumber },
    { name: '欧阳问樵', relation: 'sibling' },
  ])
  const { address } = (await visitors.grid1!.get(`/api/registry/households/${home.id}`)).body.household
  return {
    world,
    household: home.id,
    resident: home.people[0]!.id,
    twin: home.people[1]!.id,
    dwelling: home.dwellingId,
    ...{ name, idNumber },
    grid: there.here.gridId,
    community: there.here.communityId,
    building: there.here.id,
    address: `${address.compound}${address.building}`,
  }
}
