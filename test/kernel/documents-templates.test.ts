/** An office's own Word files: what they ask for, what is broken in them, how they are filled, and which are not taken at all. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  checkTemplate,
  fillTemplate,
  placeholdersOf,
  type TemplateData,
} from '../../src/kernel/documents/template.ts'
import { Refusal } from '../../src/kernel/errors.ts'

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const types = (type = main) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
const relations = (more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>${more}</Relationships>`
/** Each text a paragraph; a list of texts is one paragraph in several runs, as Word cuts them. */
const documentOf = (paragraphs: readonly (string | readonly string[])[], more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
    .map(
      runs =>
        `<w:p>${[runs]
          .flat()
          .map(text => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`)
          .join('')}</w:p>`,
    )
    .join('')}${more}</w:body></w:document>`
type Files = Readonly<Record<string, string | Uint8Array>>
const packed = (files: Files) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, it]) => [name, typeof it === 'string' ? strToU8(it) : it]),
      ),
    ),
  )
const word = (paragraphs: readonly (string | readonly string[])[], files: Files = {}, more = '') =>
  packed({
    '[Content_Types].xml': types(),
    '_rels/.rels': relations(),
    'word/document.xml': documentOf(paragraphs, more),
    ...files,
  })
const textOf = (docx: Uint8Array) =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .split('</w:p>')
    .map(paragraph =>
      paragraph
        .replaceAll('<w:br/>', '|')
        .replaceAll(/<[^>]*>/g, '')
        .trim(),
    )
    .filter(Boolean)

const known = ['当事人', '事由', 'clauses', '条款']

suite('placeholders of a template', () => {
  const broken: [paragraph: string | string[], why: string, placeholder: string, around: string][] = [
    ['申请人：{{当事人，住址不详', 'unclosed', '{{当事人，住址不详', '申请人：{{当事人，住址不详'],
    ['申请人：当事人}}，住址', 'unopened', '申请人：当事人}}', '申请人：当事人}}，住址'],
    ['{{#clauses}}每一条', 'unclosed', '{{#clauses}}', '{{#clauses}}每一条'],
    ['每一条{{/clauses}}', 'unopened', '{{/clauses}}', '每一条{{/clauses}}'],
    ['{{#clauses}}{{条款}}{{/事由}}', 'crossed', '{{/事由}}', '{{#clauses}}{{条款}}{{/事由}}'],
    ['申请人：｛｛当事人｝｝', 'wideBraces', '｛｛当事人｝｝', '申请人：｛｛当事人｝｝'],
    ['原文：{{@事由}}', 'notAllowed', '{{@事由}}', '原文：{{@事由}}'],
  ]
  for (const [paragraph, why, placeholder, around] of broken)
    test(`${paragraph}: ${why}`, async () => {
      const { broken: found } = await checkTemplate(word([paragraph]), known)
      assert.deepEqual(
        found.find(it => it.why === why),
        { placeholder, why, around },
        JSON.stringify(found),
      )
      await assert.rejects(
        fillTemplate(word([paragraph]), {}),
        (error: Refusal) => error.code === 'templateUnfit' && error.facts.reason === 'brokenPlaceholder',
      )
    })

  test('are listed in the order they stand, also when Word cut them into runs; unknown ones are named', async () => {
    const template = word([
      ['甲方：{', '{当事', '人}', '}'],
      '{{#clauses}}{{条款}}{{/clauses}}',
      '{{ 签字人 }} {{constructor}}',
    ])
    assert.deepEqual(await placeholdersOf(template), [
      { name: '当事人', kind: 'text' },
      { name: 'clauses', kind: 'section' },
      { name: '条款', kind: 'text' },
      { name: '签字人', kind: 'text' },
      { name: 'constructor', kind: 'text' },
    ])
    const { unknown, broken: none } = await checkTemplate(template, known)
    assert.deepEqual({ unknown, none }, { unknown: ['签字人', 'constructor'], none: [] })
  })
})

suite('a template filled', () => {
  const fills: [paragraphs: (string | string[])[], data: TemplateData, text: string[]][] = [
    [[['甲方：{', '{当事人}}。']], { 当事人: '𠮷田·<b>&㐱' }, ['甲方：𠮷田·&lt;b&gt;&amp;㐱。']],
    [['{{缺}}（空）'], {}, ['（空）']],
    [['{{事由}}'], { 事由: '一行\n二行\u0000' }, ['一行|二行']],
    [
      ['{{#clauses}}', '{{条款}}，{{当事人}}', '{{/clauses}}', '完'],
      { 当事人: '甲', clauses: [{ 条款: '一' }, { 条款: '二' }] },
      ['一，甲', '二，甲', '完'],
    ],
    [['{{#clauses}}{{.}}；{{/clauses}}{{^clauses}}无{{/clauses}}'], { clauses: ['一', '二'] }, ['一；二；']],
    [['{{#clauses}}{{.}}；{{/clauses}}{{^clauses}}无{{/clauses}}'], { clauses: [] }, ['无']],
    [['[{{constructor}}{{__proto__}}{{toString}}]'], {}, ['[]']],
  ]
  for (const [paragraphs, data, text] of fills)
    test(JSON.stringify(paragraphs), async () => {
      const filled = await fillTemplate(word(paragraphs), data)
      assert.deepEqual(textOf(filled), text)
      assert.ok(filled.equals(await fillTemplate(word(paragraphs), data)), 'same bytes twice')
    })
})

suite('no template', () => {
  const external = (type: string, target: string) =>
    relations(
      `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`,
    )
  const field = (...pieces: string[]) =>
    `<w:p>${pieces.map(piece => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')}</w:p>`
  const files: [what: string, bytes: () => Buffer, code: string][] = [
    ['text', () => Buffer.from('{{当事人}}'), 'notWord'],
    ['an old Word file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'notWord'],
    ['an archive without a document', () => packed({ 'a.txt': 'a' }), 'notWord'],
    ['a workbook', () => packed({ '[Content_Types].xml': types(), 'xl/workbook.xml': '<a/>' }), 'notWord'],
    ['steps out of the archive', () => word([], { '../../x.xml': '<a/>' }), 'notWord'],
    [
      'entities of its own',
      () => word([], { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      'notWord',
    ],
    [
      'another encoding',
      () => word([], { 'word/styles.xml': Buffer.from('\ufeff<a/>', 'utf16le') }),
      'notWord',
    ],
    ['macros', () => word([], { 'word/vbaProject.bin': new Uint8Array(9) }), 'wordMacros'],
    [
      'macros by its type',
      () =>
        word([], { '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml') }),
      'wordMacros',
    ],
    [
      'a picture fetched from elsewhere',
      () => word([], { 'word/_rels/document.xml.rels': external('image', 'https://example.invalid/a.png') }),
      'wordLink',
    ],
    [
      'a template fetched from elsewhere',
      () => word([], { 'word/_rels/settings.xml.rels': external('attachedTemplate', 'file:///x.dotm') }),
      'wordLink',
    ],
    ['files within', () => word([], { 'word/embeddings/oleObject1.bin': new Uint8Array(9) }), 'wordEmbedded'],
    ['a field that runs programs', () => word([], {}, field('DDEAUTO c:\\x')), 'wordField'],
    ['the same in pieces', () => word([], {}, field('INCLUDE', 'TEXT "\\\\x\\y"')), 'wordField'],
    ['a bomb of text', () => word([], { 'word/more.xml': new Uint8Array(21 * 1024 * 1024) }), 'wordTooBig'],
    [
      'a bomb of pictures',
      () => word([], { 'word/media/a.png': new Uint8Array(61 * 1024 * 1024) }),
      'wordTooBig',
    ],
    ['thirty megabytes', () => Buffer.alloc(30 * 1024 * 1024), 'tooLarge'],
  ]
  for (const [what, bytes, code] of files)
    test(`${what}: ${code}`, async () => {
      const file = bytes()
      const asked = [placeholdersOf(file), checkTemplate(file, known), fillTemplate(file, {})]
      for (const told of await Promise.allSettled(asked)) {
        const error: unknown = told.status === 'rejected' ? told.reason : told.value
        assert.ok(error instanceof Refusal, String(error))
        assert.equal(error.code === 'templateUnfit' ? error.facts.reason : error.code, code)
      }
    })

  test('a bomb that lies about its size is cut off', async () => {
    const bomb = word([], { 'word/more.xml': new Uint8Array(30 * 1024 * 1024) })
    // The size within the central directory, where it is believed.
    const size = Buffer.alloc(4)
    size.writeUInt32LE(30 * 1024 * 1024)
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size, at + 4)) bomb.writeUInt32LE(10, at)
    const { unknown } = await checkTemplate(bomb, known).catch(error => {
      assert.ok(error instanceof Refusal)
      return { unknown: [] }
    })
    assert.deepEqual(unknown, [])
  })
})

test('when too many wait, one more is told so and the others are done', async () => {
  const asked = Array.from({ length: 65 }, () => placeholdersOf(word(['{{当事人}}'])))
  const told = await Promise.allSettled(asked)
  assert.equal(told.filter(({ status }) => status === 'fulfilled').length, 64)
  const last = told.at(-1)!
  assert.equal(last.status === 'rejected' && (last.reason as Refusal).code, 'unavailable')
})
