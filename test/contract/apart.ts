/** What does not lie with one jurisdiction, each with its reason: the whole list that the contract tests allow and docs/distribution.md shows. Everything not named here grows with use. */

/** Tables without jurisdiction_id: on every machine alike, or on one that all ask. */
export const apartTables: Readonly<Record<string, string>> = {
  jurisdiction:
    'is the jurisdiction: its id is the key of all others. A row a county, copied to every machine.',
  schema_migration: 'of the program: which migrations a database has. One on every machine.',
  sign_in_failure:
    'wrong passwords by the digest of a name, before anything is known of who that is. A row lives a day; belongs where accounts are.',
  account_user:
    'sign-in accounts, kept by the sign-in library, which finds a name before any jurisdiction is known. A row a member of staff; one directory for the whole installation.',
  account_credential: 'passwords and outside identities of an account: with the accounts.',
  account_session: 'open sessions of an account, found by token: with the accounts.',
  account_two_factor: 'second factors of an account: with the accounts.',
  account_verification: 'short-lived secrets of the sign-in library: with the accounts.',
}

/** Keys that are unique for the whole installation. */
export const apartKeys: Readonly<Record<string, string>> = {
  person_account_id_key:
    'an account is one person’s, whatever the jurisdiction: the way from the account to the jurisdiction. Spread over machines it becomes a column of the directory of accounts.',
}

/** Indexes that do not begin with jurisdiction_id. */
export const apartIndexes: Readonly<Record<string, string>> = {
  act_xact:
    'open pages are told in the order of the database’s own transactions, whose numbers mean something on one machine only: each machine tells its own.',
}
/** Kinds of index that have no first column. */
export const apartMethods: Readonly<Record<string, string>> = {
  gin: 'holds words or members of lists, each with the rows it stands in: nothing in it is first. The statement names the jurisdiction, and a machine’s index holds its own rows only.',
}

/** Columns that lead to one row of the whole installation and so to its jurisdiction, by the keys above. */
export const waysIn: Readonly<Record<string, string>> = { person: 'account_id' }

/** Statements that ask all jurisdictions at once: by where in the sources, and which tables they may leave unbound. */
export interface ApartStatement {
  /** How the file's path begins. */
  readonly in: string
  readonly tables: readonly string[]
  readonly why: string
}
export const apartStatements: readonly ApartStatement[] = [
  {
    in: 'src/proceedings/rollup',
    tables: ['rollup_mark'],
    why: 'whoever counts takes its turn by locking the table of marks, because LOCK alone takes no snapshot; one machine’s jurisdictions take turns.',
  },
  {
    in: 'src/proceedings/live',
    tables: ['act', 'proceeding'],
    why: 'what was committed since the last look, for every open page of this process: by the transactions of the machine it asks, whichever jurisdictions lie there.',
  },
]

/** Parts of the program, by how their path begins, whose statements are not asked: they work on a whole database by its catalogue. */
export const apartSources: Readonly<Record<string, string>> = {
  'src/kernel/backup/':
    'a backup takes a whole database, table by table as the catalogue names them, and gives it back: that of one machine, all jurisdictions on it.',
  'src/kernel/migrate': 'migrations change tables, not rows of one jurisdiction; each machine runs its own.',
}
