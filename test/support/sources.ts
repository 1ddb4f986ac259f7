/** The sources as data for the house rules: what each file imports, declares, says and how long its functions are. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import ts from 'typescript'

export interface Import {
  readonly from: string
  /** Repository path for a relative import, the package's name otherwise. */
  readonly target: string
  readonly relative: boolean
  readonly typeOnly: boolean
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly defaultExport: boolean
  readonly functions: readonly { readonly name: string; readonly lines: number }[]
  /** Names declared here: variables, functions, types, properties, parameters. */
  readonly names: readonly string[]
  /** What is between quotes, backquotes or tags. */
  readonly strings: readonly { readonly text: string; readonly line: number; readonly markup: boolean }[]
  /** Literal keys handed to a function of words: t('errors:notFound'). */
  readonly wordKeys: readonly { readonly key: string; readonly line: number }[]
}

export function readSources(...folders: readonly string[]): readonly Source[] {
  const paths = folders.flatMap(folder => globSync([`${folder}/**/*.ts`, `${folder}/**/*.tsx`]))
  return paths
    .filter(path => !path.endsWith('.gen.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map(path => parseSource(path, readFileSync(path, 'utf8')))
}

export function parseSource(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const found: Found = {
    imports: [],
    functions: [],
    names: [],
    strings: [],
    wordKeys: [],
    defaultExport: false,
  }
  visit(tree, tree, found, path)
  return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), ...found }
}

interface Found {
  readonly imports: Import[]
  readonly functions: { name: string; lines: number }[]
  readonly names: string[]
  readonly strings: { text: string; line: number; markup: boolean }[]
  readonly wordKeys: { key: string; line: number }[]
  defaultExport: boolean
}

function visit(node: ts.Node, tree: ts.SourceFile, found: Found, path: string): void {
  const line = () => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) noteImport(node, found, path)
  else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    noteDynamic(node, found, path)
  else if (ts.isCallExpression(node)) noteWordKey(node, line(), found)
  if (ts.isExportAssignment(node) || hasDefault(node)) found.defaultExport = true
  if (ts.isFunctionLike(node) && 'body' in node && node.body) {
    const start = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
    const end = tree.getLineAndCharacterOfPosition(node.getEnd()).line
    found.functions.push({ name: nameOf(node), lines: end - start + 1 })
  }
  noteName(node, found)
  if (isWords(node) && !isSpecifier(node)) {
    found.strings.push({
      text: ts.isJsxText(node) ? node.text.trim() : node.text,
      line: line(),
      markup: isMarkup(node),
    })
  }
  ts.forEachChild(node, child => visit(child, tree, found, path))
}

type Words =
  | ts.StringLiteral
  | ts.NoSubstitutionTemplateLiteral
  | ts.TemplateHead
  | ts.TemplateMiddle
  | ts.TemplateTail
  | ts.JsxText

function isWords(node: ts.Node): node is Words {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  )
}

function isSpecifier(node: ts.Node): boolean {
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)
}

/** Read by people for certain: text between tags, and the attributes a person sees or hears. */
function isMarkup(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true
  return (
    ts.isJsxAttribute(node.parent) &&
    /^(aria-label|alt|title|placeholder|label)$/.test(node.parent.name.getText())
  )
}

function noteImport(node: ts.ImportDeclaration | ts.ExportDeclaration, found: Found, path: string): void {
  if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined
  const named = clause?.namedBindings
  const allTypes =
    clause?.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(element => element.isTypeOnly)
  const typeOnly = ts.isExportDeclaration(node) ? node.isTypeOnly : (clause?.isTypeOnly ?? false) || allTypes
  found.imports.push(importOf(node.moduleSpecifier.text, path, typeOnly))
}

function noteDynamic(node: ts.CallExpression, found: Found, path: string): void {
  const [argument] = node.arguments
  if (argument !== undefined && ts.isStringLiteralLike(argument))
    found.imports.push(importOf(argument.text, path, false))
}

function importOf(from: string, path: string, typeOnly: boolean): Import {
  const relative = from.startsWith('.')
  const target = relative
    ? posix.join(dirname(path), from.replace(/\?.*$/, ''))
    : from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/')
  return { from, target, relative, typeOnly }
}

function noteWordKey(node: ts.CallExpression, line: number, found: Found): void {
  const [argument] = node.arguments
  const isKey =
    argument !== undefined && ts.isStringLiteral(argument) && /^[a-z][A-Za-z]*:[\w.-]+$/.test(argument.text)
  if (isKey && ts.isIdentifier(node.expression)) found.wordKeys.push({ key: argument.text, line })
}

function noteName(node: ts.Node, found: Found): void {
  const named =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isShorthandPropertyAssignment(node)
  if (named && node.name !== undefined && ts.isIdentifier(node.name)) found.names.push(node.name.text)
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText()
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  if (ts.isCallExpression(parent)) return `${parent.expression.getText().split('\n')[0]}(…)`
  return 'a nameless function'
}

function hasDefault(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(it => it.kind === ts.SyntaxKind.DefaultKeyword)
  )
}
