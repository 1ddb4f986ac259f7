/** An office's own columns and its own sheet: kept once, changed by revision, used on the screen and on the way out; hostile files told by name. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import readSheet from 'read-excel-file/node'
import { translator } from '../../src/kernel/i18n.ts'
import { newId } from '../../src/kernel/ids.ts'
import { ledgers } from '../../src/ledgers/declared.ts'
import { openForm } from '../../src/ledgers/form-file.ts'
import { lookAt } from '../../src/ledgers/form-look.ts'
import { startTown } from '../support/server.ts'
import { bomb, compound, register } from './forms.ts'
import { cookieOf, november } from './reading.ts'
import { liveAMonth } from './world.ts'

const t = translator('zh-CN')
const fields = ledgers.visitLog.fields.map(field => ({ ...field, label: t(`ledger:field.${field.key}`) }))
const looked = (bytes: Buffer) => lookAt(openForm(bytes), null, fields)
const server = await startTown()
const { registry } = await liveAMonth(server)
const [director, leader, other, secretary] = await Promise.all(
  ['community1', 'grid1', 'community2', 'secretary'].map(name => server.signIn(name)),
)
const { communityId } = registry.here
const fileOf = (bytes: Buffer, name = '走访登记表.xlsx') => new File([new Uint8Array(bytes)], name)

suite('columns of an office', () => {
  const template = {
    ...{
      id: newId(),
      seen: 0,
      ledger: 'visitLog',
      name: '社区走访台账',
      communityId,
      title: '安居社区走访台账',
    },
    columns: [{ field: 'householder', heading: '走访户', width: 12 }, { field: 'no' }, { field: 'onDay' }],
  }
  const keep = (body: object, visitor = director!) => visitor.post('/api/ledgers/templates', body)

  test('kept once however often sent, used on the screen in its order; changed only from what was seen', async () => {
    for (let i = 0; i < 2; i++)
      assert.deepEqual([(await keep(template)).status, (await keep(template)).body.revision], [200, 1])
    const { body } = await leader!.get(`/api/ledgers/visitLog/rows?${november}&template=${template.id}`)
    assert.equal(body.title, '安居社区走访台账')
    assert.deepEqual(
      body.columns.map((one: { label: string }) => one.label),
      ['走访户', '序号', '日期'],
    )
    assert.equal(body.rows[0].cells[1], 1)
    assert.equal((await keep({ ...template, name: '另一份' })).body.error.code, 'actReused')
    assert.equal((await keep({ ...template, seen: 1, name: '走访台账二' })).body.revision, 2)
    assert.equal(
      (await keep({ ...template, seen: 1, name: '走访台账三' })).body.error.code,
      'changedMeanwhile',
    )
    assert.equal(
      (await keep({ ...template, columns: [{ field: 'idNumber' }] })).body.error.facts.reason,
      'field',
    )
  })

  test('who keeps them: people of the community theirs, the work committee those of all', async () => {
    const fresh = (forWhom: string | null) => ({ ...template, id: newId(), communityId: forWhom })
    const statuses = await Promise.all([
      keep(fresh(communityId), leader!),
      keep(fresh(communityId), other!),
      keep(fresh(null), director!),
      keep({ ...fresh(null), ledger: 'hazardLedger', columns: [{ field: 'what' }] }, secretary!),
      keep(fresh(communityId), server.resident),
    ])
    assert.deepEqual(
      statuses.map(one => one.status),
      [403, 403, 403, 200, 401],
    )
    assert.deepEqual(
      (await other!.get('/api/ledgers')).body.templates.map((one: { ledger: string }) => one.ledger),
      ['hazardLedger'],
    )
  })

  test('put aside it is offered no more', async () => {
    assert.equal((await director!.post(`/api/ledgers/templates/${template.id}/end`, { seen: 2 })).status, 200)
    assert.equal((await director!.post(`/api/ledgers/templates/${template.id}/end`, { seen: 2 })).status, 200)
    assert.equal((await leader!.get(`/api/ledgers/visitLog/rows?template=${template.id}`)).status, 404)
  })
})

suite('the sheet of an office', () => {
  test('looked at, kept with its mapping, filled from then on', async () => {
    const look = await director!.send('/api/ledgers/forms/visitLog/look', fileOf(register()))
    assert.equal(look.status, 200, JSON.stringify(look.body))
    const ask = {
      id: newId(),
      seen: 0,
      ledger: 'visitLog',
      name: '区里的表',
      communityId,
      title: '',
      mapping: look.body.suggested,
    }
    const keep = (said: object) =>
      director!.send('/api/ledgers/forms', fileOf(register()), { ask: JSON.stringify(said) })
    assert.deepEqual([(await keep(ask)).body.revision, (await keep(ask)).body.revision], [1, 1])
    const again = await director!.get(`/api/ledgers/forms/${ask.id}`)
    assert.deepEqual(again.body.suggested, look.body.suggested)
    const shown = await leader!.get(`/api/ledgers/visitLog/rows?${november}&limit=1000`)
    const answer = await server.aili.app.inject({
      method: 'GET',
      url: `/api/ledgers/visitLog/sheet.xlsx?${november}&template=${ask.id}&reason=核对`,
      headers: { cookie: await cookieOf(server, 'grid1') },
    })
    const data = (await readSheet(answer.rawPayload)).find(one => one.sheet === '登记表')!.data
    assert.equal(data.findIndex(cells => cells[0] === '合计人数') - 4, shown.body.rows.length)
  })

  test('hostile files are told by name and nothing is kept', async () => {
    const table: [string, Buffer, string][] = [
      ['old .xls', compound('Workbook'), 'oldExcel'],
      ['password', compound('EncryptedPackage'), 'password'],
      ['macros', register({ parts: { 'xl/vbaProject.bin': 'x' } }), 'macros'],
      ['bomb', bomb(), 'tooBigInside'],
      ['picture', Buffer.from('\x89PNG\r\n'), 'notWorkbook'],
      ['cut off', register().subarray(0, 900), 'notWorkbook'],
      [
        'entities',
        register({ parts: { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' } }),
        'notWorkbook',
      ],
    ]
    for (const [what, bytes, reason] of table) {
      const { status, body } = await director!.send('/api/ledgers/forms/visitLog/look', fileOf(bytes))
      assert.deepEqual(
        [status, body.error.code, body.error.facts.reason],
        [422, 'templateUnfit', reason],
        what,
      )
      assert.doesNotMatch(body.error.message, /templateUnfit|没有保存/, what)
    }
    const large = await director!.send(
      '/api/ledgers/forms/visitLog/look',
      fileOf(Buffer.alloc(3 * 1024 * 1024, 'PK\x03\x04')),
    )
    assert.equal(large.status, 413)
  })

  test('a mapping that cannot be', async () => {
    const mapping = looked(register()).suggested!
    const keep = async (more: object) =>
      (
        await director!.send('/api/ledgers/forms', fileOf(register()), {
          ask: JSON.stringify({
            id: newId(),
            seen: 0,
            ledger: 'visitLog',
            name: '表',
            communityId,
            title: '',
            mapping: { ...mapping, ...more },
          }),
        })
      ).body.error?.facts
    assert.equal((await keep({ firstRow: 3 })).reason, 'rows')
    assert.equal((await keep({ sheet: 9 })).reason, 'noSheet')
    assert.equal((await keep({ cells: [{ row: 6, column: 1, meaning: 'by' }] })).reason, 'cellInTable')
    assert.equal(
      (
        await keep({
          columns: [
            { column: 1, field: 'no' },
            { column: 1, field: 'onDay' },
          ],
        })
      ).reason,
      'columnTwice',
    )
  })
})
