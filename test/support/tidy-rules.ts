/** The house rules as functions from sources to complaints; every complaint says what to do instead. */
import type { Import, Source } from './sources.ts'

export type Rule = (sources: readonly Source[]) => readonly string[]

/** Which domain may call which: what is listed, and nothing downstream. */
export const edges: Readonly<Record<string, readonly string[]>> = {
  proceedings: [],
  territory: ['proceedings'],
  gridding: ['proceedings', 'territory'],
  survey: ['proceedings', 'territory', 'gridding'],
  planning: ['proceedings', 'territory', 'gridding', 'notices'],
  staffing: ['proceedings', 'territory', 'notices'],
  mapping: ['proceedings', 'territory', 'matters', 'visits'],
  notices: ['proceedings', 'territory'],
  upkeep: ['proceedings', 'territory'],
  conduct: ['proceedings', 'territory', 'notices'],
  registry: ['proceedings', 'territory'],
  ...Object.fromEntries(
    'matters mediation petitions clues enforcement aid samaritans volunteers council legal'
      .split(' ')
      .map(name => [name, ['proceedings', 'territory', 'registry', 'notices', 'conduct']]),
  ),
  origins: ['proceedings', 'territory', 'registry', 'notices', 'conduct', 'matters', 'mediation'],
  statutes: ['proceedings', 'territory'],
  papers: ['proceedings', 'territory', 'notices', 'conduct', 'mediation'],
  counsel: ['proceedings', 'territory', 'registry', 'notices', 'conduct', 'statutes'],
  hotline: ['proceedings', 'territory', 'notices', 'conduct', 'matters'],
  roster: ['proceedings', 'territory', 'registry'],
  subjects: ['proceedings', 'territory', 'registry', 'notices', 'conduct', 'visits'],
  visits: ['proceedings', 'territory', 'gridding', 'registry', 'notices', 'conduct', 'matters'],
  patrols: ['proceedings', 'territory', 'gridding', 'registry', 'notices', 'conduct', 'matters'],
  fieldwork: ['proceedings', 'territory', 'registry', 'conduct', 'matters', 'visits', 'patrols'],
  yearload: ['proceedings', 'territory', 'registry', 'notices', 'matters'],
  ledgers: ['proceedings', 'territory', 'registry', 'conduct', 'matters', 'visits', 'patrols'],
  ...Object.fromEntries(
    'warning appraisal drills'
      .split(' ')
      .map(name => [
        name,
        'proceedings territory notices conduct registry matters mediation petitions clues enforcement aid samaritans volunteers council legal'.split(
          ' ',
        ),
      ]),
  ),
}

/** Files that must run on the phone as well, by name. */
const mustBePure =
  /^src\/(?!kernel\/)[^/]+\/(procedure|policy|shape)\.ts$|^src\/proceedings\/(calendar|clock|standing|judge|explain)\.ts$/
/** Packages that run anywhere and touch nothing. */
const purePackages = new Set([
  'zod',
  'temporal-polyfill',
  'lunar-javascript',
  'flatbush',
  'd3-delaunay',
  'gcoord',
  'robust-predicates',
])

export const kernelKnowsNoDomain: Rule = sources =>
  complain(sources, under('src/kernel/'), (source, it) =>
    it.relative && it.target.startsWith('src/') && !it.target.startsWith('src/kernel/')
      ? `${at(source)} imports ${it.target}: the kernel is technique and imports no domain; pass the value in from app.ts`
      : null,
  )

export const domainsMeetAtTheirDoors: Rule = sources => {
  const pure = pureFiles(sources)
  return complain(
    sources,
    source => domainOf(source.path) !== null,
    (source, it) => {
      const [own, other] = [domainOf(source.path) as string, domainOf(it.target)]
      if (!it.relative || other === null || other === own) return outside(source, it)
      if (!(own in edges))
        return `src/${own}/ is a new domain: list what it may import in edges (test/support/tidy-rules.ts)`
      if (!edges[own]?.includes(other)) {
        return `${at(source)} imports ${it.target}: ${own} may call only ${edges[own]?.join(', ') || 'no other domain'}; read the act log or wire a job in app.ts`
      }
      const byDoor = it.target === `src/${other}/index.ts` || it.typeOnly || pure.has(it.target)
      return byDoor
        ? null
        : `${at(source)} imports ${it.target}: take it through the door src/${other}/index.ts`
    },
  )
}

export const pureFilesStayPure: Rule = sources => {
  const pure = pureFiles(sources)
  return complain(
    sources,
    source => mustBePure.test(source.path),
    (source, it) =>
      isPure(it, pure)
        ? null
        : `${at(source)} imports ${it.from}: it runs on the phone too and may import only pure files; pass the value in`,
  )
}

export const webSeesOnlyPureFiles: Rule = sources => {
  const pure = pureFiles(sources)
  return complain(sources, under('web/'), (source, it) => {
    if (!it.relative)
      return it.target.startsWith('node:') && it.target !== 'node:' && !/vite\.config/.test(source.path)
        ? `${at(source)} imports ${it.from}: there is no Node in a browser`
        : null
    const [entry, other] = [entryOf(source.path), entryOf(it.target)]
    if (other !== null && other !== 'shell' && entry !== null && entry !== other) {
      return `${at(source)} imports ${it.target}: entries share only web/shell/`
    }
    const allowed =
      it.target.startsWith('web/') ||
      it.target.startsWith('messages/') ||
      it.typeOnly ||
      pure.has(it.target) ||
      it.target.endsWith('.json')
    return allowed
      ? null
      : `${at(source)} imports ${it.target}: the web may import only web/ and pure files of src/`
  })
}

export const importsNameTheFile: Rule = sources =>
  complain(
    sources,
    () => true,
    (source, it) =>
      !it.relative || /\.(ts|tsx|json|css|svg)(\?.*)?$/.test(it.from)
        ? null
        : `${at(source)} imports ${it.from}: write the suffix (.ts, .tsx)`,
  )

export const filesFitOnAFewScreens =
  (wall: number): Rule =>
  sources =>
    sources.flatMap(({ path, lines }) =>
      lines > wall ? [`${path} has ${lines} lines, the wall is ${wall}: split it by what it does`] : [],
    )

/** @param excepted longer functions that were there before the rule: path#name → lines; they may shrink, not grow */
export const functionsFitOnAScreen =
  (wall: number, excepted: Readonly<Record<string, number>>): Rule =>
  sources =>
    sources.flatMap(({ path, functions }) =>
      functions
        .filter(
          it =>
            it.lines > (excepted[`${path}#${it.name}`] ?? wall) &&
            !(path.includes('.test.ts') && /^(suite|describe)\(/.test(it.name)),
        )
        .map(
          it =>
            `${path}: ${it.name} has ${it.lines} lines, the wall is ${wall}: name its parts and make them functions`,
        ),
    )

export const filesIntroduceThemselves: Rule = sources =>
  sources.flatMap(({ path, text }) =>
    /^\/\*\*\s(\s*\*\s)?\s*\S[\s\S]{15,}?\*\//.test(text)
      ? []
      : [`${path}: open with one sentence /** … */ saying what it is in the field`],
  )

export const nothingIsDefault: Rule = sources =>
  sources.flatMap(({ path, defaultExport }) =>
    defaultExport && path !== 'web/vite.config.ts' ? [`${path}: export by name, not by default`] : [],
  )

/** Files of src/ whose imports, and theirs in turn, touch neither Node nor the database. */
export function pureFiles(sources: readonly Source[]): ReadonlySet<string> {
  const pure = new Set(sources.map(source => source.path).filter(path => path.startsWith('src/')))
  for (let before = -1; before !== pure.size; ) {
    before = pure.size
    for (const { path, imports } of sources) if (!imports.every(it => isPure(it, pure))) pure.delete(path)
  }
  return pure
}

/** A file that is handed a transaction, a request or the kernel works on the server only, even if it imports no more than the type. */
const serverSide = /^(src\/kernel\/(database|kernel|http)\.ts|kysely|fastify|pg)$/

function isPure(it: Import, pure: ReadonlySet<string>): boolean {
  if (serverSide.test(it.target)) return false
  if (it.typeOnly || it.from.endsWith('.json')) return true
  return it.relative ? pure.has(it.target) : purePackages.has(it.target)
}

function outside(source: Source, it: Import): string | null {
  const isOutside = it.relative && !it.target.startsWith('src/') && !it.target.endsWith('.json')
  const isTop = it.target === 'src/app.ts' || it.target === 'src/main.ts'
  return isOutside || isTop
    ? `${at(source)} imports ${it.target}: a domain imports only src/, and never app.ts or main.ts`
    : null
}

function complain(
  sources: readonly Source[],
  concerned: (source: Source) => boolean,
  judge: (source: Source, it: Import) => string | null,
): readonly string[] {
  return sources
    .filter(concerned)
    .flatMap(source => source.imports.map(it => judge(source, it)).filter(it => it !== null))
}

function under(folder: string): (source: Source) => boolean {
  return source => source.path.startsWith(folder)
}

/** src/kernel, src/cli and the files above all domains are none. */
function domainOf(path: string): string | null {
  const name = /^src\/([^/]+)\//.exec(path)?.[1]
  return name === undefined || name === 'kernel' || name === 'cli' ? null : name
}

function entryOf(path: string): string | null {
  return /^web\/([^/]+)\//.exec(path)?.[1] ?? null
}

function at(source: Source): string {
  return source.path
}
