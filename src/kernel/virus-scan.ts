/** The hook for the jurisdiction's virus scanner (GB/T 22239 malicious code): any command that answers by its exit code. */
import { execFile } from 'node:child_process'
import { Refusal } from './errors.ts'

const patienceSeconds = 60

/**
 * Runs `command PATH`: 0 is clean, 1 infected, anything else (also no answer in a minute) is no answer, so the file is not taken.
 * @param command as configured, parts separated by spaces; null scans nothing
 * @throws Refusal infectedFile | unavailable
 */
export async function scan(command: string | null, path: string): Promise<void> {
  const [program, ...fixed] = command?.trim().split(/\s+/) ?? []
  if (!program) return
  const code = await exitCode(program, [...fixed, path])
  if (code === 1) throw new Refusal('infectedFile')
  if (code !== 0) throw new Refusal('unavailable', { what: 'virusScan' })
}

function exitCode(program: string, args: readonly string[]): Promise<number> {
  return new Promise(resolve => {
    execFile(program, args, { timeout: patienceSeconds * 1000, killSignal: 'SIGKILL' }, error => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : -1)
    })
  })
}
