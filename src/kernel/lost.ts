/** Which errors mean that the way to the database has broken. */

/** Has the way to the database broken (as against: the database refused the statement)? */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  if (code !== undefined) return lostCodes.has(code) || code.startsWith('08')
  return /^Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
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
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
