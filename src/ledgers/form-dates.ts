/** Which styles of a workbook show a number as a day: a day put into such a cell is a number, or the sheet could not sort by it. */
import { attribute, type FormFile, tagsIn, textOf } from './form-file.ts'

/** Numbers of formats every spreadsheet knows, with those of Chinese ones. */
const known = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export function dateStyles(parts: FormFile['parts']): ReadonlySet<number> {
  const xml = textOf(parts, 'xl/styles.xml')
  const own = new Set(
    tagsIn(xml, 'numFmt')
      .filter(tag => /[yd]/i.test(attribute(tag, 'formatCode').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      .map(tag => Number(attribute(tag, 'numFmtId'))),
  )
  const formats = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? ''
  const ids = tagsIn(formats, 'xf').map(tag => Number(attribute(tag, 'numFmtId') || 0))
  return new Set(ids.flatMap((id, style) => (known(id) || own.has(id) ? [style] : [])))
}
