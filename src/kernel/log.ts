/** The log of a serving process. It never ends the process: a full disk behind it or a reader that went away loses lines, nothing else. */
import { writeSync } from 'node:fs'
import pino, { type Logger } from 'pino'

/** pino's own way of writing throws when a disk is full, and at the end of the process tries for ever. */
export function openLog(level: string): Logger {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return pino({ level }, { write: writeOrLose })
}

function writeOrLose(line: string): void {
  try {
    writeSync(1, line)
  } catch {
    // Nowhere to write to: the line is lost.
  }
}

interface Stray {
  readonly log: Logger
  /** Ends the process in order: what is being answered is answered, then whatever starts it starts it again. */
  end(code: number): unknown
}

/**
 * Failures that reached nobody. A promise that nobody waited for left nothing half done: told as a bug, the process serves on.
 * An exception thrown past everybody may have: the process ends with code 1.
 */
export function catchStray({ log, end }: Stray, from: NodeJS.EventEmitter = process): void {
  from.on('unhandledRejection', (reason: unknown) => {
    log.error({ err: factsOf(reason) }, 'bug: a failure that nobody waited for')
  })
  from.on('uncaughtException', (error: unknown) => {
    log.fatal({ err: factsOf(error) }, 'bug: a failure that nobody caught; ending')
    void end(1)
  })
}

/** No values of a failed statement: they are what people wrote. */
function factsOf(failure: unknown): object {
  if (!(failure instanceof Error)) return { message: typeof failure }
  const { message, stack } = failure
  return { message, stack, code: (failure as { code?: string }).code }
}
