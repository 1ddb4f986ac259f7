/** Papers as Word files, dossiers, and archives with their manifest: what is in them, and that they are the same bytes again. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { archiveOf } from '../../src/kernel/documents/archive.ts'
import { dossierOf } from '../../src/kernel/documents/dossier.ts'
import type { Paper } from '../../src/kernel/documents/paper.ts'
import { pdfOf } from '../../src/kernel/documents/pdf.ts'
import { wordOf } from '../../src/kernel/documents/word.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { readPdf } from './documents-read.ts'
import { agreement, hash, ledger, names, options, photo, record } from './documents-samples.ts'

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
  test('holds no picture of a signature: whoever changes its words has none to put under them; the PDF does', async () => {
    const { hash: _, ...plain } = options
    const parts = unzipSync((await wordOf(await agreement(), plain)).bytes)
    assert.deepEqual(
      Object.keys(parts).filter(name => name.startsWith('word/media/')),
      [],
    )
    const text = strFromU8(parts['word/document.xml']!).replaceAll(/<[^>]*>/g, '')
    assert.equal(text.split('（已签名，见 PDF）').length, 2, 'said once, for the one who signed')
    const pdf = (await pdfOf(await agreement(), plain)).bytes.toString('latin1')
    assert.match(pdf, /\/Subtype ?\/Image/)
  })
  test('and the PDF drop what turns the direction of writing', async () => {
    const name = '甲\u202e乙\u2066丙\u2069丁'
    const paper: Paper = { title: name, blocks: [{ kind: 'paragraph', text: name }] }
    const xml = strFromU8(unzipSync((await wordOf(paper, options)).bytes)['word/document.xml']!)
    assert.ok(xml.includes('甲乙丙丁') && !/[\u202a-\u202e\u2066-\u2069]/.test(xml))
    assert.match((await readPdf((await pdfOf(paper, options)).bytes)).text(1), /^甲乙丙丁甲乙丙丁/)
  })
  test('keeps characters the open fonts lack as text, and tells them', async () => {
    const { bytes, missing } = await wordOf({ title: '𪚥', blocks: [] }, options)
    assert.deepEqual(missing, [{ character: '𪚥', codePoint: 'U+2A6A5' }])
    assert.ok(strFromU8(unzipSync(bytes)['word/document.xml']!).includes('𪚥'))
  })
})

suite('a dossier', () => {
  test('has cover, contents with pages, every part with sheets numbered through, and bookmarks', async () => {
    const scanned = (await pdfOf(ledger(12), options)).bytes
    const dossier = {
      cover: { title: '人民调解卷宗', number: '〔2026〕第1号', blocks: [] },
      parts: [
        { title: '调解协议书', content: await agreement(), hash: hash.replace('8', '1') },
        { title: '现场照片', content: { picture: await photo() } },
        { title: '扫描材料', content: { pdf: scanned } },
        { title: '调解笔录', content: record(2) },
      ],
      back: { title: '封底', blocks: [] },
    }
    const printed = await dossierOf(dossier, options)
    const pdf = await readPdf(printed.bytes)
    assert.deepEqual(pdf.bookmarks, ['调解协议书', '现场照片', '扫描材料', '调解笔录'])
    assert.equal(printed.pages, 10)
    const contents = pdf.text(2)
    for (const row of [
      '卷内目录',
      '1–2',
      '现场照片3',
      '扫描材料4–5',
      '调解笔录6–7',
      '（幸福）人调字〔2026〕第001号',
    ])
      assert.ok(contents.includes(row), `${row} in ${contents}`)
    const upper = pdf.pages.map(page => page.toSorted((a, b) => b.y - a.y)[0]?.text)
    assert.deepEqual(upper.slice(2, 9), ['1', '2', '3', '4', '5', '6', '7'])
    assert.match(pdf.text(1), /8f3a2b1c9d4e/)
    assert.match(pdf.text(4), /第2页共2页校验码1f3a2b1c9d4e/)
    assert.match(pdf.text(9), /第2页共2页$/)
    assert.ok(printed.bytes.equals((await dossierOf(dossier, options)).bytes))
  })

  const strange: [what: string, content: { picture: Uint8Array } | { pdf: Uint8Array }, code: string][] = [
    ['a picture that is none', { picture: Buffer.from('GIF89a no picture') }, 'unsupportedFile'],
    ['a scan that is none', { pdf: Buffer.from('%PDF-1.7 no more') }, 'scan'],
    ['a picture of forty megabytes', { picture: Buffer.alloc(40 * 1024 * 1024) }, 'tooLarge'],
  ]
  for (const [what, content, code] of strange)
    test(`${what} is refused: ${code}`, async () => {
      const cover: Paper = { title: '卷宗', blocks: [] }
      await assert.rejects(
        dossierOf({ cover, parts: [{ title: what, content }] }, options),
        (error: unknown) => error instanceof Refusal && [error.code, error.facts.reason].includes(code),
      )
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
