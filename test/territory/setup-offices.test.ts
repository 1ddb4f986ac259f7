/** Court, procuratorate and those who watch over a community, set up from a spreadsheet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkWorkbook, nothingKnown } from '../../src/territory/setup-check.ts'
import { type Lines, sheets, sound, workbookOf } from './setup-lines.ts'

test('court, procuratorate and whoever works there are set up like any other unit', () => {
  const lines: Lines = {
    ...sound,
    units: [
      ...sound.units,
      { name: '试验旗人民法院', kind: '法院' },
      { name: '试验旗人民检察院', kind: '检察院' },
    ],
    people: [...sound.people, { user: 'court1', name: '乙一' }, { user: 'procurator1', name: '乙二' }],
    posts: [
      ...sound.posts,
      { user: 'court1', role: '法院院长', unit: '试验旗人民法院' },
      { user: 'court1', role: '执行法官', unit: '试验旗人民法院' },
      { user: 'procurator1', role: '检察院负责人', unit: '试验旗人民检察院' },
      { user: 'leader1', role: '居务监督委员会成员', unit: '东社区居委会', community: '152222100001' },
    ],
  }
  const { workbook, problems } = checkWorkbook(workbookOf(lines), sheets, nothingKnown)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    [workbook.units.at(-1)!.cells.kind, workbook.posts.at(-1)!.cells.role],
    ['procuratorate', 'oversightMember'],
  )
})
