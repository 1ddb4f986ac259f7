/** The thread documents are made in: takes a task, loads what a kind of document needs when the first is asked for. */
import { parentPort } from 'node:worker_threads'
import { Refusal } from '../errors.ts'
import { yieldToOthers } from '../yield.ts'
import type { Dossier, Paper } from './paper.ts'
import type { TemplateData } from './template.ts'
import type { PlainOptions } from './typeset.ts'
import type { Answer, Task } from './workshop.ts'

const makers: Readonly<Record<Task['make'], (what: unknown, how: unknown) => Promise<unknown>>> = {
  pdf: async (paper, options) =>
    (await import('./typeset.ts')).setPaper(paper as Paper, options as PlainOptions),
  dossier: async (dossier, options) =>
    (await import('./typeset.ts')).setDossier(dossier as Dossier, options as PlainOptions),
  word: async (paper, options) =>
    (await import('./word-file.ts')).writePaper(paper as Paper, options as PlainOptions),
  scan: async (pdf, title) => (await import('./typeset.ts')).tryScan(pdf as Uint8Array, String(title)),
  placeholders: async docx => (await import('./template-file.ts')).placeholdersIn(docx as Uint8Array),
  check: async (docx, known) =>
    (await import('./template-file.ts')).checked(docx as Uint8Array, known as readonly string[]),
  shown: async (docx, data) =>
    (await import('./template-file.ts')).shown(docx as Uint8Array, data as TemplateData),
  fill: async (docx, data) =>
    (await import('./template-file.ts')).filled(docx as Uint8Array, data as TemplateData),
}

const port = parentPort!
yieldToOthers()
port.on('message', async (task: Task) => port.postMessage(await answer(task)))

async function answer({ make, values: [what, how] }: Task): Promise<Answer> {
  try {
    return { made: await makers[make](what, how) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { code: error.code, facts: error.facts } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
