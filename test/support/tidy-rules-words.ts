/** The house rules about words: one for each thing, and those people read in the catalogues. */
import { posix } from 'node:path'
import type { Rule } from './tidy-rules.ts'

/** One Chinese term, one English word: what not to write → what to write. */
const words = new Map(
  `ticket matter, tickets matters, issue matter, issues matters, workorder matter, cases matters, incident matter,
  complainant reporter, assignee handler, gridman gridMember, gridworker gridMember, neighborhood community,
  neighbourhood community, subdistrict workCommittee, estate compound, wangge grid, shequ community, jumin resident,
  xinfang petition, tiaojie mediation, duban supervision, qixian term, xiaoqu compound, loudong building,
  banli handling, gacha village, sumu town`
    .split(',')
    .map(pair => pair.trim().split(' ') as [string, string]),
)

export const oneWordForOneThing: Rule = sources =>
  sources.flatMap(({ path, names }) => {
    const said = [...new Set([...names, posix.basename(path).replace(/\..*$/, '')])]
    return said.flatMap(name =>
      wordsOf(name)
        .filter(word => words.has(word))
        .map(word => `${path}: “${name}” says ${word}; the word is ${words.get(word)} (docs/glossary.md)`),
    )
  })

/** Modules whose content is Chinese data, not words of the interface: law citations, names of the demo town, texts of made-up reports, spreadsheets, what hotlines write. */
const chineseData =
  /^src\/([^/]+\/(procedure|terms)[\w-]*|matters\/(intake\/danger|year\/details)|proceedings\/(statutory|common-steps|common-terms)|territory\/(categories|category-list|setup-sheets|address-(characters|grammar|names))|mediation\/agreements\/capital-numerals|hotline\/(columns|time|words)|(gridding|planning|survey|roster|ledgers)\/columns|[^/]+\/demo([\w-]*|\/[\w-]+))\.ts$/

export const wordsLiveInCatalogues: Rule = sources =>
  sources.flatMap(({ path, strings }) =>
    strings.flatMap(({ text, line, markup }) => {
      const instead = 'put it into messages/zh-CN and messages/en and say t(…)'
      if (/[\u3400-\u9fff]/.test(text) && !chineseData.test(path) && text !== '简体中文')
        return [`${path}:${line} “${text}”: ${instead}`]
      // Names of keys and of languages are the same in every language.
      const same = /^(English|简体中文|((Ctrl|Alt|Shift|Enter|Esc|Tab)\+?)+)$/
      return markup && /\p{L}{2,}/u.test(text) && !same.test(text)
        ? [`${path}:${line} “${text}”: ${instead}`]
        : []
    }),
  )

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
}
