/** Which errors mean that the way to the database has broken, and when it broke: what was not begun may be tried again, what was being committed may be written. */
import { Refusal } from './errors.ts'

/** Has the way to the database broken (as against: the database refused the statement)? */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined) return lostCodes.has(code) || code.startsWith('08')
  return /^Connection terminated|^timeout expired$|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout/.test(
    error.message,
  )
}

// 57P01–57P03: the server is being shut down, has crashed, is starting up; 53300: no connection left.
const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  // Its machine is away, or its name while another takes over.
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

const unbegun = new WeakSet<Error>()
export const isUnbegun = (error: unknown) => unbegun.has(error as Error)
export function beforeWork(error: Error): never {
  if (isLost(error)) unbegun.add(error)
  throw error
}

const atCommit = new WeakSet<Error>()
export const isAtCommit = (error: unknown) => atCommit.has(error as Error)
export function duringCommit(error: Error): never {
  atCommit.add(error)
  throw error
}

/** What a broken way is to whoever asked: nothing was written, or nobody knows. Other errors stay what they are. */
export function refusalOf(error: unknown, mayBeWritten: boolean): unknown {
  if (!isLost(error)) return error
  return new Refusal('unavailable', mayBeWritten ? { what: 'unknown' } : {})
}
