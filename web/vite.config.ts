/** How the three entries are built: resident and field on Preact for cheap phones, the desk on React; `npm run build` calls this once per entry. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin } from 'vite'

export const entries = ['resident', 'field', 'desk'] as const
export type Entry = (typeof entries)[number]

/** Where the server serves an entry. */
export const bases: Readonly<Record<Entry, string>> = { resident: '/', field: '/field/', desk: '/desk/' }

const here = fileURLToPath(new URL('.', import.meta.url))

/** React's names, answered by Preact. Order matters: the longer names first. */
const light = [
  { find: 'react/jsx-runtime', replacement: 'preact/compat/jsx-runtime' },
  { find: 'react/jsx-dev-runtime', replacement: 'preact/compat/jsx-dev-runtime' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: 'react-dom', replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
]

/** The page of an entry. `define` hands constants to the sources (names of lazily loaded files). */
export function configOf(entry: Entry, outDir: string, define: Record<string, string>): InlineConfig {
  return {
    ...shared(entry),
    root: `${here}${entry}`,
    define,
    build: {
      outDir,
      emptyOutDir: false,
      target: entry === 'desk' ? 'es2022' : 'es2020',
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
      // The resident page is one document: whatever it starts with must be in it.
      ...(entry === 'resident'
        ? {
            modulePreload: false as const,
            cssCodeSplit: false,
            rolldownOptions: { output: { codeSplitting: false } },
          }
        : {}),
    },
  }
}

/** One self-contained module beside the page: a service worker, or a part that is loaded when it is asked for. */
export function moduleConfig(
  entry: Entry,
  outDir: string,
  source: string,
  name: string,
  define: Record<string, string>,
): InlineConfig {
  return {
    ...shared(entry),
    root: `${here}${entry}`,
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2020',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: source,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: name, codeSplitting: false },
      },
    },
  }
}

export function hasEntry(entry: Entry): boolean {
  return existsSync(`${here}${entry}/index.html`)
}

function shared(entry: Entry): InlineConfig {
  return {
    configFile: false,
    base: bases[entry],
    logLevel: 'warn',
    resolve: { alias: entry === 'desk' ? [] : light },
    plugins: [react(), wordsInPage()],
  }
}

/** `{{resident:report.say}}` in an index.html becomes the Chinese words: the page can be read before its program wakes up. */
function wordsInPage(): Plugin {
  return {
    name: 'words-in-page',
    transformIndexHtml: html =>
      html.replace(/\{\{(\w+):([\w.]+)\}\}/g, (_, file: string, key: string) => wordOf(file, key)),
  }
}

function wordOf(file: string, key: string): string {
  const path = new URL(`../messages/zh-CN/${file}.json`, import.meta.url)
  let word: unknown = JSON.parse(readFileSync(path, 'utf8'))
  for (const part of key.split('.')) word = (word as Record<string, unknown> | undefined)?.[part]
  if (typeof word !== 'string')
    throw new Error(`index.html asks for ${file}:${key}, which messages/zh-CN does not have`)
  return word.replace(/[&<"]/g, letter => `&#${letter.charCodeAt(0)};`)
}
