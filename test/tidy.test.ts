/** The house rules (STYLE.md) held by a test: each is broken once on purpose, then asked of every file. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { parseSource, readSources } from './support/sources.ts'
import * as rules from './support/tidy-rules.ts'
import { oneWordForOneThing, wordsLiveInCatalogues } from './support/tidy-rules-words.ts'

const own = readSources('src', 'web', 'tools', 'bench', 'faults', 'test', 'browser')
const shipped = own.filter(source => /^(src|web)\//.test(source.path))

/** Functions longer than the wall when the rule came; to be split, never to grow. */
const longAlready: Readonly<Record<string, number>> = {}

const stories: readonly (readonly [
  name: string,
  rule: rules.Rule,
  files: typeof own,
  path: string,
  broken: string,
])[] = [
  [
    'the kernel imports no domain',
    rules.kernelKnowsNoDomain,
    own,
    'src/kernel/x.ts',
    `import '../matters/report.ts'`,
  ],
  [
    'domains meet at their doors',
    rules.domainsMeetAtTheirDoors,
    own,
    'src/matters/x.ts',
    `import '../territory/store.ts'`,
  ],
  [
    'no domain calls downstream',
    rules.domainsMeetAtTheirDoors,
    own,
    'src/territory/x.ts',
    `import '../matters/index.ts'`,
  ],
  ['pure files stay pure', rules.pureFilesStayPure, own, 'src/matters/policy.ts', `import 'node:fs'`],
  [
    'pure files import only pure files',
    rules.pureFilesStayPure,
    own,
    'src/matters/shape.ts',
    `import './store.ts'`,
  ],
  [
    'the web imports only web/ and pure files',
    rules.webSeesOnlyPureFiles,
    own,
    'web/desk/x.ts',
    `import '../../src/kernel/database.ts'`,
  ],
  [
    'entries share only the shell',
    rules.webSeesOnlyPureFiles,
    own,
    'web/desk/x.ts',
    `import '../field/today.tsx'`,
  ],
  ['imports name the file', rules.importsNameTheFile, own, 'src/matters/x.ts', `import './store'`],
  [
    'files are at most 250 lines',
    rules.filesFitOnAFewScreens(250),
    own,
    'src/matters/x.ts',
    '\n'.repeat(251),
  ],
  [
    'functions are at most 70 lines',
    rules.functionsFitOnAScreen(70, longAlready),
    own,
    'src/matters/x.ts',
    `function x() {${'\n'.repeat(71)}}`,
  ],
  [
    'files say first what they are',
    rules.filesIntroduceThemselves,
    own,
    'src/matters/x.ts',
    'export const a = 1',
  ],
  [
    'nothing is exported by default',
    rules.nothingIsDefault,
    own,
    'src/matters/x.ts',
    'export default function x() {}',
  ],
  ['one word for one thing', oneWordForOneThing, own, 'src/matters/x.ts', 'const openTickets = 1'],
  ['no pinyin', oneWordForOneThing, own, 'src/matters/shequ.ts', ''],
  ['words live in catalogues', wordsLiveInCatalogues, shipped, 'src/matters/x.ts', `const title = '网格'`],
  [
    'no English in the markup either',
    wordsLiveInCatalogues,
    shipped,
    'web/desk/x.tsx',
    'const a = <p>Send</p>',
  ],
]

suite('house rules', () => {
  const asked = new Set<rules.Rule>()
  for (const [name, rule, files, path, broken] of stories) {
    test(name, () => {
      const others = files.filter(source => source.path !== path)
      const complaints = rule([...others, parseSource(path, broken)])
      assert.ok(
        complaints.some(line => line.includes(path)),
        'the rule does not see its own breach',
      )
      // A rule with two stories complains about the sources once.
      if (asked.has(rule)) return
      asked.add(rule)
      none(rule(files))
    })
  }

  test('the list of long functions only shrinks', () => {
    const lengths = new Map<string, number>()
    for (const { path, functions } of own)
      for (const it of functions) lengths.set(`${path}#${it.name}`, it.lines)
    const changed = Object.entries(longAlready).filter(([name, allowed]) => lengths.get(name) !== allowed)
    none(
      changed.map(
        ([name]) =>
          `${name} is ${lengths.get(name)} lines by now: change longAlready, or take it off the list`,
      ),
    )
  })

  test('every folder at the root stands on the map', () => {
    const map = readFileSync('ARCHITECTURE.md', 'utf8')
    const ignored = readFileSync('.gitignore', 'utf8').split('\n')
    const folders = readdirSync('.', { withFileTypes: true }).filter(
      entry =>
        entry.isDirectory() &&
        !entry.name.startsWith('.') &&
        !ignored.some(line => line.replaceAll('/', '') === entry.name),
    )
    none(
      folders
        .filter(({ name }) => !new RegExp(`^(.* )?${name}/`, 'm').test(map))
        .map(
          ({ name }) =>
            `${name}/ is not on the map in ARCHITECTURE.md: name it there, or keep trials in tmp/`,
        ),
    )
  })
})

function none(complaints: readonly string[]): void {
  const every = [...new Set(complaints)]
  assert.equal(every.length, 0, `\n${every.join('\n')}\n`)
}
