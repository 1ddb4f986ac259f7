/** Papers as Word files, and archives with their manifest: what is in them, and that they are the same bytes again. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { archiveOf } from '../../src/kernel/documents/archive.ts'
import { wordOf } from '../../src/kernel/documents/word.ts'
import { agreement, ledger, names, options, photo, record } from './documents-samples.ts'

suite('a Word file', () => {
  test('has the words, real tables, numbered clauses, page numbers as fields, and its code', async () => {
    const { bytes, pages } = await wordOf(await agreement(), options)
    const parts = unzipSync(bytes)
    const xml = strFromU8(parts['word/document.xml']!)
    const text = xml.replaceAll(/<[^>]*>/g, '')
    for (const said of ['人民调解协议书', '每日十九时', '8f3a 2b1c 9d4e', '（指印）', '（盖章）', ...names])
      assert.ok(text.includes(said), said)
    assert.equal(pages, 0)
    assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
    assert.match(xml, /<w:gridSpan w:val="2"\/>/)
    assert.equal(xml.match(/<w:numPr>/g)?.length, 3)
    assert.match(strFromU8(parts['word/numbering.xml']!), /chineseCounting/)
    const footer = Object.keys(parts).find(name => /^word\/footer\d+\.xml$/.test(name))!
    const foot = strFromU8(parts[footer]!)
    assert.match(foot, /第 .*PAGE.* 页 共 .*NUMPAGES.* 页/)
    assert.match(strFromU8(parts['docProps/core.xml']!), /<dcterms:created[^>]*>2026-03-05T08:30:00Z/)
  })
  test('repeats the heads of its tables and numbers every list anew', async () => {
    const list = { kind: 'clauses', items: ['甲', '乙'] } as const
    const paper = { ...ledger(3), blocks: [...ledger(3).blocks, list, list] }
    const xml = strFromU8(unzipSync((await wordOf(paper, options)).bytes)['word/document.xml']!)
    assert.match(xml, /<w:tblHeader\/>/)
    const numbers = [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
    assert.equal(new Set(numbers).size, 2)
  })
  test('is the same bytes again, also after others were made', async () => {
    const pictures = { kind: 'pictures', pictures: [{ bytes: await photo(), caption: '图' }] } as const
    const paper = { ...(await agreement()), blocks: [...(await agreement()).blocks, pictures] }
    const first = await wordOf(paper, options)
    await wordOf(record(3), options)
    assert.ok(first.bytes.equals((await wordOf(paper, options)).bytes))
  })
  test('keeps characters the open fonts lack as text, and tells them', async () => {
    const { bytes, missing } = await wordOf({ title: '𪚥', blocks: [] }, options)
    assert.deepEqual(missing, [{ character: '𪚥', codePoint: 'U+2A6A5' }])
    assert.ok(strFromU8(unzipSync(bytes)['word/document.xml']!).includes('𪚥'))
  })
})

suite('an archive', () => {
  const file = (name: string, text = name) => ({ name, title: `题：${name}`, bytes: Buffer.from(text) })
  test('lists every file with size and hash in its manifest, and is the same bytes again', async () => {
    const files = [{ ...file('01 协议书.pdf'), number: '第001号', version: 2 }, file('02 照片.jpg')]
    const archive = await archiveOf(files, { number: '第1号' })
    const parts = unzipSync(archive)
    assert.deepEqual(Object.keys(parts), ['manifest.json', '01 协议书.pdf', '02 照片.jpg'])
    const manifest = JSON.parse(strFromU8(parts['manifest.json']!))
    assert.equal(manifest.number, '第1号')
    assert.deepEqual(manifest.files[0], {
      name: '01 协议书.pdf',
      title: '题：01 协议书.pdf',
      number: '第001号',
      version: 2,
      bytes: files[0]!.bytes.length,
      sha256: createHash('sha256').update(parts['01 协议书.pdf']!).digest('hex'),
    })
    assert.ok(archive.equals(await archiveOf(files, { number: '第1号' })))
  })

  const stories: [names: string[], within: string[]][] = [
    [['../../a.pdf'], ['_/_/a.pdf']],
    [
      ['/etc/a', 'C:\\a'],
      ['etc/a', 'C_/a'],
    ],
    [
      ['a.pdf', 'A.PDF', 'a.pdf'],
      ['a.pdf', 'A (2).PDF', 'a (3).pdf'],
    ],
    [['manifest.json'], ['manifest (2).json']],
    [
      ['a:b?.pdf', '', '。.'],
      ['a_b_.pdf', '_', '。'],
    ],
  ]
  for (const [given, within] of stories)
    test(`${JSON.stringify(given)} → ${JSON.stringify(within)}`, async () => {
      const parts = unzipSync(await archiveOf(given.map(name => file(name))))
      assert.deepEqual(Object.keys(parts).slice(1), within)
    })
})
