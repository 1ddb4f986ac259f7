/** A scheduled backup is a process of its own: it takes the processor after everybody else, and its memory goes with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Config } from '../kernel/config.ts'
import type { Outcome } from './record.ts'

const command = join(import.meta.dirname, '..', 'cli', 'backup.ts')
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** @returns what the command said of itself, and its words for the log */
export async function runBackup(config: Config): Promise<{ outcome: Outcome; words: string }> {
  const { dir, keyFile, keep } = config.backup
  const given = [command, dir!, '--key', keyFile!, '--data', config.dataDir, '--check']
  const child = spawn(
    process.execPath,
    [...given, '--keep', `${keep.daily},${keep.weekly},${keep.monthly}`, '--unrecorded'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said = { out: '', error: '' }
  child.stdout.on('data', text => (said.out = `${said.out}${text}`.slice(-20_000)))
  child.stderr.on('data', text => (said.error = `${said.error}${text}`.slice(-4_000)))
  // Whoever stops Aili does not wait for it; what is half made is cleared away by the next.
  const stop = () => void child.kill('SIGTERM')
  for (const signal of signals) process.once(signal, stop)
  process.once('exit', stop)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return { outcome: outcomeOf(said.out, code), words: said.error.trim() }
  } finally {
    for (const signal of signals) process.removeListener(signal, stop)
    process.removeListener('exit', stop)
  }
}

function outcomeOf(out: string, code: number | null): Outcome {
  try {
    const said = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Outcome
    return code === 0 || 'failed' in said ? said : { failed: 'unsound' }
  } catch {
    return { failed: 'ended' }
  }
}
