/** Imports of hotline exports: every row once, the refused named, resumed after a kill, workable on the desk. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import { type Imported, importHotline, Unreadable, writeReport } from '../../src/hotline/index.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { territoryOf } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'

const server = await startTown()
const { kernel } = server.aili
const folder = mkdtempSync(join(tmpdir(), 'aili-hotline-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const dispatcher = await server.signIn('dispatch')
const territory = await territoryOf(kernel)

const put = (name: string, text: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const run = (file: string, dryRun = false, columns?: string) =>
  importHotline(kernel, { file, dryRun, columns })
const statuses = ({ lines }: Imported) =>
  lines.map(line =>
    line.reason && 'code' in line.reason ? `${line.status} ${line.reason.code}` : line.status,
  )
const count = async () => Number((await server.db.pool.query('select count(*) as n from matter')).rows[0].n)
const stored = async (externalNumber: string) =>
  (
    await server.db.pool.query(
      'select m.*, p.level, p.waits_role, p.opened_at, p.community_id from matter m join proceeding p on p.id = m.proceeding_id where external_number = $1',
      [externalNumber],
    )
  ).rows[0]

test('both kinds of time cells, full-width and zero-width characters; dry run writes nothing, the second run takes nothing', async () => {
  const file = put(
    'first.csv',
    '\ufeff留言编号,留言主题,留言时间,点赞数\r\n9001,\u200b东二街路灯不亮Ａ３\u200b,2019/5/10 14:56:53,0\r\n９００２,咨询老年卡怎么办？,43705.396,1\r\n9003,"井盖丢了,""危险""\n请来看",2020/1/2 8:00,0\r\n',
  )
  const before = await count()
  const dry = await run(file, true)
  assert.deepEqual(statuses(dry), ['wouldBeTaken', 'wouldBeTaken', 'wouldBeTaken'])
  assert.equal(await count(), before)
  assert.deepEqual(statuses(await run(file)), ['taken', 'taken', 'taken'])
  const [lamp, card, cover] = [await stored('9001'), await stored('9002'), await stored('9003')]
  assert.equal(lamp.text, '东二街路灯不亮Ａ３')
  assert.equal(lamp.reported_at.toISOString(), '2019-05-10T06:56:53.000Z')
  assert.equal(lamp.opened_at.toISOString(), server.clock.now().toISOString())
  assert.deepEqual(
    [lamp.category, lamp.category_by, lamp.channel, lamp.level, lamp.waits_role],
    ['01037', 'suggested', 'hotline', 3, 'workCommitteeDispatcher'],
  )
  assert.equal(card.nature, 'inquiry')
  assert.equal(card.reported_at.toISOString(), '2019-08-28T01:30:14.000Z')
  assert.equal(cover.text, '井盖丢了,"危险"\n请来看')
  assert.deepEqual(statuses(await run(file)), ['alreadyThere', 'alreadyThere', 'alreadyThere'])
  assert.equal(await count(), before + 3)
})

test('what cannot be taken is named row by row and written as it came; its neighbours are taken', async () => {
  const rows = [
    '工单号,诉求内容,受理时间,姓名,电话',
    '1,好的一行,2020/1/1,张三,13900001111',
    '2,,2020/1/1,,',
    '3,不可能的日子,2019/2/30,,',
    '4,还没到,2030/1/1,,',
    '5,太早,1980/1/1,,',
    '6,没有时间,,,',
    `7,${'长'.repeat(5001)},2020/1/1,,`,
    `8,${'\u0001\u0002'.repeat(20)},2020/1/1,,`,
    '9,又一行,2020/1/1,,',
    '9,又一行,2020/1/1,,',
    '9,另一件事,2020/1/1,,',
    '',
    '10,正文里有逗号,没加引号,2020/1/1,,',
    '11,多,出,来,的,格,2020/1/1,x,y,z',
    '短行',
  ]
  const file = put('bad.csv', rows.join('\n'))
  const imported = await run(file)
  assert.deepEqual(statuses(imported), [
    'taken',
    'refused textEmpty',
    'refused timeImpossible',
    'refused timeFuture',
    'refused timeEarly',
    'refused timeMissing',
    'refused textTooLong',
    'refused binary',
    'taken',
    'alreadyThere repeated',
    'refused numberReused',
    'taken',
    'refused shifted',
    'refused textEmpty',
  ])
  assert.equal((await stored('10')).text, '正文里有逗号,没加引号')
  const kept = await stored('1')
  assert.equal(kernel.vault.decrypt('reporter', kept.reporter_name), '张三')
  const files = writeReport(
    imported,
    territory,
    false,
    { file, out: undefined, otherwise: folder },
    translator('zh-CN'),
  )
  assert.equal(files.report, `${file}.report.csv`)
  assert.equal(readFileSync(files.report, 'utf8').trim().split('\r\n').length, imported.lines.length + 1)
  const refused = readFileSync(files.refused!, 'utf8')
  assert.match(refused, /^\ufeff工单号,诉求内容,受理时间,姓名,电话,/)
  assert.match(refused, /3,不可能的日子,2019\/2\/30,,,.*没有这样的日期/)
  assert.doesNotMatch(readFileSync(files.report, 'utf8'), /张三|13900001111/)
})

test('GB18030, semicolons, a title above the headings, columns in another order', async () => {
  const gb = Buffer.concat([
    Buffer.from([0xb5, 0xbc, 0xb3, 0xf6, 0x0a]), // 导出
    Buffer.from([0xca, 0xb1, 0xbc, 0xe4, 0x3b, 0xc4, 0xda, 0xc8, 0xdd, 0x3b, 0xb1, 0xe0, 0xba, 0xc5, 0x0a]), // 时间;内容;编号
    Buffer.from('2020-3-4 10:00;'),
    Buffer.from([0xcd, 0xa3, 0xcb, 0xae]),
    Buffer.from(';G1\n'), // 停水
  ])
  assert.deepEqual(statuses(await run(put('gb.csv', gb))), ['taken'])
  assert.equal((await stored('G1')).text, '停水')
})

test('XLSX with real dates, day numbers and text; the same row out of another file is the same matter', async () => {
  const file = join(folder, 'book.xlsx')
  const cell = (value: string | number) => ({ value })
  await writeXlsxFile([
    ['工单编号', '标题', '工单内容', '来电时间'].map(cell),
    [
      cell(7001),
      cell('暖气不热'),
      cell('三号楼暖气不热'),
      { value: new Date('2021-01-05T09:30:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
    ],
    [cell(7002), cell('停电'), cell('昨晚开始'), cell(44201.5)],
    [cell('G1'), cell('停水'), cell(''), cell('2020-3-4 10:00')],
  ] as never).toFile(file)
  assert.deepEqual(statuses(await run(file)), ['taken', 'taken', 'alreadyThere'])
  assert.equal((await stored('7001')).reported_at.toISOString(), '2021-01-05T01:30:00.000Z')
  assert.equal((await stored('7002')).text, '停电\n昨晚开始')
})

test('a place named in the words is found; without a number the text and the time are the identity', async () => {
  const compound = territory.compounds.find(
    one => territory.compounds.filter(other => other.name === one.name).length === 1,
  )!
  const file = put(
    'place.csv',
    `内容,时间,地址\n门口有积水,2021/5/5 8:00,${compound.name}东门\n门口有积水,2021/5/5 8:00,\n门口有积水,2021/5/6 8:00,别处\n`,
  )
  const imported = await run(file)
  assert.deepEqual(statuses(imported), ['taken', 'alreadyThere repeated', 'taken'])
  const { rows } = await server.db.pool.query('select community_id, level from proceeding where id = $1', [
    imported.lines[0]!.entry!.report.id,
  ])
  assert.deepEqual(rows[0], { community_id: compound.communityId, level: 2 })
  assert.deepEqual(statuses(await run(file)), ['alreadyThere', 'alreadyThere repeated', 'alreadyThere'])
})

test('columns nobody could guess are named by the operator; what is no table says so', async () => {
  const file = put('odd.csv', 'a,b,c\nX1,路面有坑,2020/1/1\n')
  await assert.rejects(
    run(file),
    (error: unknown) => error instanceof Unreadable && error.code === 'noColumns',
  )
  assert.deepEqual(statuses(await run(file, true, 'number=a,text=2,time=C')), ['wouldBeTaken'])
  await assert.rejects(
    run(file, true, 'text=q9'),
    (error: unknown) => error instanceof Unreadable && error.code === 'noSuchColumn',
  )
  await assert.rejects(
    run(put('open.csv', '编号,内容\n1,"没有关上\n2,下一行\n')),
    (error: unknown) => error instanceof Unreadable && error.code === 'quoteNotClosed',
  )
  await assert.rejects(
    run(put('empty.csv', '')),
    (error: unknown) => error instanceof Unreadable && error.code === 'empty',
  )
})

test('imported matters are workable on the desk, and their likes stand beside them', async () => {
  const file = put(
    'alike.csv',
    '编号,内容,时间\nD1,松柏路汽修厂夜里喷漆气味呛人,2020/6/1 22:00\nD2,夜里松柏路汽修厂喷漆气味呛人受不了,2020/6/9 23:00\nD3,松柏路口信号灯坏了,2020/6/9 9:00\n',
  )
  const imported = await run(file)
  assert.deepEqual(
    imported.lines.map(line => line.group),
    [1, 1, null],
  )
  const id = imported.lines[1]!.entry!.report.id
  const list = await dispatcher.get('/api/worklist?limit=200')
  assert.ok(list.body.rows.some((row: { id: string }) => row.id === id))
  const matter = (await dispatcher.get(`/api/matters/${id}`)).body
  assert.ok(matter.next.some((step: { step: string }) => step.step === 'file'))
  const likes = (await dispatcher.get(`/api/matters/${id}/duplicates`)).body.rows
  assert.equal(likes[0].row.id, imported.lines[0]!.entry!.report.id)
  assert.ok(
    !likes.some((like: { row: { id: string } }) => like.row.id === imported.lines[2]!.entry!.report.id),
  )
})

test('killed in the middle, the next run goes on and takes no row twice', async () => {
  const rows = Array.from(
    { length: 1500 },
    (_, i) => `K${i},第${i}户门前路灯不亮,2021/${1 + (i % 12)}/${1 + (i % 28)} 8:0${i % 10}:00`,
  )
  const file = put('long.csv', `编号,内容,时间\n${rows.join('\n')}\n`)
  const ours = async () =>
    Number(
      (await server.db.pool.query("select count(*) as n from matter where external_number like 'K%'")).rows[0]
        .n,
    )
  const child = spawn(process.execPath, ['src/cli/import.ts', file, '--data', folder], {
    env: { ...process.env, DATABASE_URL: server.url, LANG: 'en' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await new Promise<void>(done => {
    child.stderr.on('data', () => child.kill('SIGKILL'))
    child.on('exit', () => done())
  })
  const taken = await ours()
  assert.ok(taken > 0 && taken < 1500, `killed after ${taken}`)
  const again = await run(file)
  assert.equal(again.resumed, true)
  assert.equal(again.lines.filter(line => line.status === 'alreadyThere').length, taken)
  assert.equal(again.lines.filter(line => line.status === 'taken').length, 1500 - taken)
  assert.equal(await ours(), 1500)
  assert.ok(!existsSync(`${file}.refused.csv`))
})
