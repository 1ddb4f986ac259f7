/** Who is missing in a set-up workbook and would be missed later: said beforehand, and allowed. Pure. */
import type { Problem, Workbook } from './setup-read.ts'
import type { SheetName } from './setup-sheets.ts'

/** Offices whose acts wait for one person's decision. */
const headOf: Readonly<Record<string, string>> = {
  court: 'courtPresident',
  procuratorate: 'procuratorateHead',
  discipline: 'disciplineHead',
}

export function missing(workbook: Workbook): Problem[] {
  const held = (key: string, role?: string) =>
    new Set(workbook.posts.filter(({ cells }) => !role || cells.role === role).map(({ cells }) => cells[key]))
  const [led, directed, handled, placed] = [
    held('grid', 'gridLeader'),
    held('community', 'communityDirector'),
    held('unit', 'departmentHandler'),
    held('user'),
  ]
  const without = (
    sheet: SheetName,
    column: string,
    code: string,
    met: string,
    lacks: (cells: Cells) => boolean,
  ) =>
    workbook[sheet]
      .filter(({ cells }) => lacks(cells))
      .map(({ row, cells }) => warning(sheet, row, column, code, cells[met]!))
  const noHead = ({ kind = '', name }: Cells) => {
    const head = headOf[kind]
    return head !== undefined && !held('unit', head).has(name)
  }
  return [
    ...without('grids', 'code', 'noLeader', 'code', cells => !led.has(cells.code)),
    ...without('communities', 'code', 'noDirector', 'name', cells => !directed.has(cells.code)),
    ...without(
      'units',
      'name',
      'noHandler',
      'name',
      cells => cells.kind === 'department' && !handled.has(cells.name),
    ),
    ...without('units', 'name', 'noHead', 'name', noHead),
    ...without('people', 'user', 'noPost', 'user', cells => !placed.has(cells.user)),
  ]
}

type Cells = Workbook['units'][number]['cells']

function warning(sheet: SheetName, row: number, column: string, code: string, met: string): Problem {
  return { sheet, row, column, level: 'warning', code, facts: { met } }
}
