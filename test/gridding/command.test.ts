/** `npm run grids` as an office types it: what it reads, what it says in both languages, and the figures in its last line. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { hasWord, languages } from '../../src/kernel/i18n.ts'
import { scatteredTown } from '../support/buildings.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-grids-'))
after(() => rmSync(folder, { recursive: true, force: true }))

suite('the command', () => {
  test('proposes grids from a spreadsheet, names what is wrong, writes the plan', () => {
    const lines = scatteredTown(200).map(it => `${it.row},${it.point.join(',')},${it.households}`)
    const file = given(
      'town.csv',
      ['编号,经度,纬度,户数', ...lines, '200,121.47,45.06,3', '201,121.47,45.06,-1'].join('\n'),
    )
    const out = join(folder, 'plan.geojson')
    const { status, stdout, stderr } = grids(['propose', file, '--households', '户数', '--out', out])
    assert.equal(status, 0, stderr)
    assert.match(stderr, /第 202 行未采用：编号“200”与第 201 行重复/)
    assert.match(stderr, /第 203 行未采用：户数 -1 不合理/)
    const figures = lastLine(stdout)
    assert.deepEqual(
      [figures.rows, figures.buildings, figures.leftOut, figures.shareInBounds],
      [202, 200, 2, 1],
    )
    const { features } = JSON.parse(readFileSync(out, 'utf8'))
    assert.equal(features.length, figures.grids)
    assert.equal(
      features.flatMap((it: { properties: { buildingRows: number[] } }) => it.properties.buildingRows).length,
      200,
    )
  })

  test('divides a graph, and writes which node is in which part', () => {
    const nodes = Array.from({ length: 12 }, (_, id) => ({ id: `n${id}`, TOTPOP: 10 }))
    const adjacency = nodes.map((_, i) =>
      [i - 1, i + 1].filter(j => j >= 0 && j < 11 && i < 11).map(j => ({ id: `n${j}` })),
    )
    const file = given('graph.json', JSON.stringify({ nodes, adjacency }))
    const out = join(folder, 'parts.json')
    const { status, stdout, stderr } = grids(['partition', file, '--parts', '3', '--out', out], 'en_US.UTF-8')
    assert.equal(status, 0, stderr)
    assert.match(stdout, /joined to the nearest: n11 to n10/)
    const { deviation, contiguous, islandsJoined } = lastLine(stdout)
    assert.deepEqual([deviation, contiguous, islandsJoined], [0, true, 1])
    assert.equal(Object.keys(JSON.parse(readFileSync(out, 'utf8'))).length, 12)
  })

  const town = given('few.csv', 'lng,lat,households\n121.47,45.06,520\n121.471,45.06,0')
  const nothing = given('nothing.geojson', '{"type":"FeatureCollection","features":[]}')
  const damaged = given('damaged.csv.gz', '\u001f\u008b')
  const stories: readonly (readonly [words: string, code: number, said: RegExp])[] = [
    ['', 2, /npm run grids -- propose/],
    ['--help', 0, /--households X/],
    [`propose ${town}`, 2, /Say with --households/],
    [
      `propose ${town} --households floors`,
      1,
      /no column “floors”. Columns of the file: lng, lat, households/,
    ],
    [`propose ${town} --households households*`, 1, /from character 12 on/],
    [`propose ${town} --households households --min 600`, 2, /leave no room/],
    [`propose ${town} --households households --seed x`, 2, /--seed needs a number/],
    [`propose ${town} --households households --speed 1`, 2, /no option --speed/],
    [`propose ${town} --households households --min -5`, 2, /--min=300/],
    [`propose ${town} --households households --grids 3`, 1, /3 grids cannot be made of 2 buildings/],
    [`propose ${town} --households households --barriers ${nothing}`, 1, /no lines and no areas/],
    [`propose ${town} --households households --out ${folder}`, 1, /cannot be written/],
    [`propose ${damaged} --households households`, 1, /damaged/],
    [`propose ${town} --households households --system UTM`, 2, /Known: CGCS2000/],
    [`propose ${town} --households households*0`, 1, /--households 1/],
    [`propose ${town} --households households`, 0, /row 2 alone has 520; 20 too many is the least possible/],
    [`propose ${folder}/none.geojson --households a`, 1, /cannot be opened/],
    [`partition ${town} --parts 2`, 1, /not JSON/],
  ]
  for (const [words, code, said] of stories)
    test(`${words.replaceAll(`${folder}/`, '') || 'nothing'} → ${code}`, () => {
      const { status, stdout, stderr } = grids(words.split(' ').filter(Boolean), 'en_US.UTF-8')
      assert.equal(status, code, stderr)
      assert.match(stdout + stderr, said)
    })

  test('is cancelled by Ctrl+C and writes nothing', async () => {
    const lines = scatteredTown(30_000).map(it => `${it.point.join(',')},${it.households}`)
    const file = given('large.csv', ['lng,lat,households', ...lines].join('\n'))
    const out = join(folder, 'never.geojson')
    const child = spawn(process.execPath, [
      'src/cli/grids.ts',
      'propose',
      file,
      '--households',
      'households',
      '--out',
      out,
    ])
    child.stderr.once('data', () => child.kill('SIGINT'))
    const [code] = await once(child, 'exit')
    assert.equal(code, 1)
    assert.equal(existsSync(out), false)
  })

  test('everything it says has words in both languages', () => {
    const codes = {
      problem:
        'noPlace selfCrossing duplicateId duplicatePlace householdsUnreadable householdsImpossible swapped notDegrees farAway outside',
      reason: 'building few indivisible count enclosed notFound',
      refusal:
        'notOpened empty notJson notGeoJson noSuchColumn noPlaceColumns unclear noBorder borderCrossing system noBuildings noHouseholdsAnywhere notGraph unknownNode attributesDiffer weightUnreadable allZero noAttributes tooManyParts noRows notUnpacked notWritten noBarriers tooManyGrids tooFewGrids weightMissing weightsTooLarge nodeTwice adjacencyDiffers bordersOverlap',
      unreadable: 'notOpened empty binary oldExcel notParsed quoteNotClosed',
    }
    for (const [kind, names] of Object.entries(codes))
      for (const name of names.split(' '))
        for (const language of languages)
          assert.ok(hasWord(language, `gridding:${kind}.${name}`), `${language} ${kind}.${name}`)
  })
})

function grids(words: readonly string[], language = 'zh_CN.UTF-8') {
  return spawnSync(process.execPath, ['src/cli/grids.ts', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: language, LC_ALL: '', LC_MESSAGES: '' },
  })
}

function given(name: string, text: string): string {
  writeFileSync(join(folder, name), text, name.endsWith('.gz') ? 'latin1' : 'utf8')
  return join(folder, name)
}

function lastLine(stdout: string): Record<string, unknown> {
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}
