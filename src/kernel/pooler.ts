/** A pooler such as PgBouncer between Aili and PostgreSQL: it lends a connection for a transaction, so that nothing may be kept on one. */

export interface Way {
  /** The way past the pooler, where the url of the database leads through one. */
  readonly directUrl?: string | undefined
  readonly statementTimeoutSeconds?: number
}

export function isThroughPooler(url: string, { directUrl }: Way): boolean {
  return directUrl !== undefined && directUrl !== url
}

/** In milliseconds. A pooler refuses them when connecting: then each transaction sets them. */
export function limitsOf({ statementTimeoutSeconds }: Way) {
  return {
    statement_timeout: (statementTimeoutSeconds ?? 30) * 1000,
    idle_in_transaction_session_timeout: 60_000,
  }
}

/** How long an answer is waited for: longer than the database lets a statement run, so that who is silent beyond it is gone. In milliseconds. */
export const patienceOf = (statementTimeout: number) => ({ query_timeout: 1.25 * statementTimeout })

/** Work that allows its statements longer is waited for longer. */
export function longerFor(text: string) {
  const seconds = /^set local statement_timeout = '(\d+)s'$/.exec(text)?.[1]
  return seconds === undefined ? null : patienceOf(1000 * Number(seconds))
}
