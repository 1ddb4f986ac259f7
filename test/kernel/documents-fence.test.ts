/** Word files made to get through: what fetches or runs under another spelling, what takes long to look through, and that a thread held by one is taken from it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { checkTemplate, fillTemplate } from '../../src/kernel/documents/template.ts'
import { plainWords } from '../../src/kernel/documents/texts.ts'
import { Thread } from '../../src/kernel/documents/workshop-thread.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { options } from './documents-samples.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (attributes: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ${attributes}/></Relationships>`
const rels = 'word/_rels/document.xml.rels'

function word(body: string, files: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const all: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': `<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations(`Type="${office}/officeDocument" Target="word/document.xml"`),
    'word/document.xml': `<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`,
    ...files,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )
}
const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const says = (instruction: string) => `<w:r><w:instrText>${instruction}</w:instrText></w:r>`
const field = (...said: string[]) =>
  `<w:p>${char('begin')}${said.map(one => (one.startsWith('<') ? one : says(one))).join('')}${char('end')}</w:p>`
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const whyOf = (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  return String(error.facts.reason ?? error.code)
}
const looked = (docx: Uint8Array) =>
  checkTemplate(docx, ['案号']).then(
    ({ brokenCount }) => (brokenCount ? `${brokenCount} broken` : 'fine'),
    whyOf,
  )

suite('what fetches or runs is refused however it is written', () => {
  const table: [what: string, docx: Uint8Array, expected: string][] = [
    ['numbers of pages', word(field('PAGE') + field(' NUMPAGES \\* MERGEFORMAT ')), 'fine'],
    ['a day in a form', word(field(' DATE \\@ "yyyy年M月d日" ')), 'fine'],
    ['a box of a form, a character in a circle', word(field('FORMTEXT') + field('eq \\o\\ac(○,签)')), 'fine'],
    [
      'data of another program',
      word('', { 'customXml/item1.xml': '<?mso-contentType?><a src="http://e"/>' }),
      'fine',
    ],
    ['INCLUDEPICTURE', word(field('INCLUDEPICTURE "http://e/x.png"')), 'wordField'],
    ['behind a harmless field', word(field('PAGE') + field('INCLUDEPICTURE "http://e/x"')), 'wordField'],
    ['in pieces', word(field('INC', 'LUDE', 'TEXT "http://e/x"')), 'wordField'],
    ['as an entity', word(field('&#73;NCLUDETEXT "http://e/x"')), 'wordField'],
    ['as an entity in hex', word(field('&#x0044;DEAUTO c:\\x')), 'wordField'],
    ['behind a comment', word(field('<w:r><w:instrText>DD<!-- -->E a b</w:instrText></w:r>')), 'wordField'],
    ['as CDATA', word(field('<w:r><w:instrText><![CDATA[DDE a b]]></w:instrText></w:r>')), 'notWord'],
    [
      'under another prefix',
      word(field(`<q:instrText xmlns:q="${w}">DDEAUTO c:\\x</q:instrText>`)),
      'wordField',
    ],
    [
      'under a prefix that means nothing',
      word(field(`<q:instrText xmlns:q="urn:x">PAGE </q:instrText>`, 'DDE a b')),
      'wordField',
    ],
    ['in single quotes', word(`<w:p><w:fldSimple w:instr='DDEAUTO c:\\x'/></w:p>`), 'wordField'],
    ['as what another field yields', word(field(field('TITLE'), ' PAGE')), 'wordField'],
    ['within a harmless field', word(field('PAGE ', field('LINK a'), '')), 'wordField'],
    ['after a harmless word', word(field('PAGE INCLUDEPICTURE "http://e/x"')), 'wordField'],
    ['outside of any field', word(`<w:p>${says('RD x')}</w:p>`), 'wordField'],
    ['an instruction without an end', word(`<w:p>${char('begin')}${says('IMPORT x')}</w:p>`), 'wordField'],
    [
      'a relationship outwards',
      word('', { [rels]: relations(`Type="${office}/image" Target="http://e/x.png" TargetMode="External"`) }),
      'wordLink',
    ],
    [
      'the same with an entity',
      word('', { [rels]: relations(`Type="${office}/image" Target="x.png" TargetMode="&#69;xternal"`) }),
      'wordLink',
    ],
    [
      'the same without saying so',
      word('', { [rels]: relations(`Type="${office}/image" Target="&#92;&#92;e\\x.png"`) }),
      'wordLink',
    ],
    [
      'a template with an entity',
      word('', { [rels]: relations(`Type='${office}/attached&#84;emplate' Target='x.dotm'`) }),
      'wordEmbedded',
    ],
    [
      'a relationship nobody needs',
      word('', { [rels]: relations('Type="urn:x/ui/extensibility" Target="x.xml"') }),
      'wordEmbedded',
    ],
    [
      'said twice under two names',
      word('', {
        [rels]: relations('xmlns:x="urn:x" x:TargetMode="Internal" TargetMode="External" Target="x"'),
      }),
      'notWord',
    ],
    [
      'a picture by its address',
      word(`<v:imagedata xmlns:v="urn:v" src="https&#58;//e/x.png"/>`),
      'wordLink',
    ],
    ['data of a mail merge', word('', { 'word/settings.xml': '<a><mailMerge/></a>' }), 'wordEmbedded'],
    [
      'a document under another ending',
      word('', {
        '[Content_Types].xml':
          '<Types><Override PartName="/word/a.png" ContentType="application/vnd.x.main+xml"/></Types>',
      }),
      'notWord',
    ],
    ['a part that is nothing of a form', word('', { 'word/a.bin': 'x' }), 'wordEmbedded'],
    ['XML that is none', word('<w:p>'), 'notWord'],
  ]
  for (const [what, docx, expected] of table)
    test(`${what}: ${expected}`, async () => assert.equal(await looked(docx), expected))

  test('a section that falls away leaves no field that was not there before', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const docx = word(field(`${run('{{#案号}}')}${says('DATE \\@ "')}${run('{{/案号}}')}`, 'yy"'))
    assert.equal(await looked(docx), 'fine')
    assert.equal(await fillTemplate(docx, { 案号: true }).then(() => 'fine', whyOf), 'fine')
    assert.equal(await fillTemplate(docx, {}).then(() => 'fine', whyOf), 'wordField')
  })
})

suite('what takes long is refused at once', () => {
  const megabyte = 1024 * 1024
  const table: [what: string, docx: () => Uint8Array, expected: string][] = [
    [
      '"<" eight million times',
      () => word('', { [rels]: new Uint8Array(7.9 * megabyte).fill(60) }),
      'notWord',
    ],
    ['the same within a comment', () => word(`<!--${'<'.repeat(megabyte)}-->`), 'notWord'],
    ['the same within a value', () => word(`<w:p a="${'<'.repeat(megabyte)}"/>`), 'notWord'],
    ['the same within an instruction', () => word(`<?x ${'<'.repeat(megabyte)}?>`), 'notWord'],
    ['elements within each other', () => word('<w:r>'.repeat(9000) + '</w:r>'.repeat(9000)), 'notWord'],
    ['a million elements', () => word('<w:r/>'.repeat(megabyte)), 'notWord'],
    ['sections within each other', () => word(paragraph('{{#案号}}'.repeat(390))), 'wordPlaceholders'],
    ['placeholders', () => word(paragraph('{{案号}}'.repeat(401))), 'wordPlaceholders'],
    ['placeholders as far as they go', () => word(paragraph('{{案号}}'.repeat(400))), 'fine'],
    ['an instruction', () => word(field(' '.repeat(100_000))), 'wordField'],
    [
      'parts',
      () => word('', Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`a${n}.xml`, '<a/>']))),
      'wordTooBig',
    ],
    [
      'wide braces, of which the first fifty are listed',
      () => word(paragraph('｛案｝'.repeat(16_000))),
      '16000 broken',
    ],
  ]
  for (const [what, docx, expected] of table)
    test(`${what}: ${expected}`, async () => {
      const file = docx()
      // Measured: 0.02–0.4 s each; in the way it was looked through before, hours.
      const begun = process.cpuUsage()
      assert.equal(await looked(file), expected)
      // Work, not waiting: others may be using the same processors.
      const { user } = process.cpuUsage(begun)
      assert.ok(user < 5_000_000, `${user / 1000} ms of work`)
      const { broken } = await checkTemplate(file, []).catch(() => ({ broken: [] }))
      assert.ok(broken.length <= 50)
    })
})

test('a thread held beyond the deadline is taken away; the next task has a new one', async () => {
  const thread = new Thread()
  const late = new Refusal('tooLarge', { reason: 'documentTime', seconds: 0 })
  const blocks = Array.from({ length: 400 }, () => ({ kind: 'paragraph', text: '一'.repeat(500) }) as const)
  const values = [
    { title: '长', blocks },
    { words: plainWords(options.words), at: options.at },
  ] as const
  await assert.rejects(thread.make({ make: 'pdf', values }, 0.05, late), error => error === late)
  assert.equal(thread.isBusy, false)
  const found = await thread.make({ make: 'placeholders', values: [word(paragraph('{{案号}}'))] }, 30, late)
  assert.deepEqual(found, [{ name: '案号', kind: 'text' }])
})
