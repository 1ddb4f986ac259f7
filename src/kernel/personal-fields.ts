/** Register of personal data: for every column that holds some, why it is kept, on what basis, how long, and who reads it (Personal Information Protection Law, art. 6, 17, 19, 51, 54). Pure data. */

export interface PersonalField {
  /** table.column as in the database. */
  readonly column: string
  readonly purpose: string
  /** Articles are of the Personal Information Protection Law where no other law is named. */
  readonly basis: string
  readonly retention: string
  readonly readers: string
  /** How it is protected beside row-level security. */
  readonly kept: 'encrypted' | 'digest' | 'clear' | 'hashed'
}

const duty = 'art. 13(1)(3): statutory duty'
const session = {
  basis: 'art. 13(1)(3): Cybersecurity Law art. 23, who used the system',
  readers: 'security administrator',
}
const account = {
  basis: duty,
  retention: 'while the account exists',
  readers: 'the holder, system administrator',
}

/** Sign-in accounts: staff only. */
export const accountFields: readonly PersonalField[] = [
  { column: 'account_user.name', purpose: 'shown to the person signed in', kept: 'clear', ...account },
  {
    column: 'account_user.email',
    purpose: 'asked for by the sign-in library; made up, reaches nobody',
    kept: 'clear',
    ...account,
  },
  {
    column: 'account_user.image',
    purpose: 'asked for by the sign-in library; left empty',
    kept: 'clear',
    ...account,
  },
  { column: 'account_user.username', purpose: 'signing in', kept: 'clear', ...account },
  {
    column: 'account_session.ip_address',
    purpose: 'tracing misuse of an account',
    kept: 'clear',
    retention: 'until the session is removed',
    ...session,
  },
  {
    column: 'account_session.user_agent',
    purpose: 'telling the holder which device is signed in',
    kept: 'clear',
    retention: 'until the session is removed',
    ...session,
  },
  {
    column: 'account_credential.password',
    purpose: 'signing in',
    kept: 'hashed',
    ...account,
    readers: 'nobody',
  },
  {
    column: 'account_two_factor.secret',
    purpose: 'second factor',
    kept: 'encrypted',
    ...account,
    readers: 'nobody',
  },
  {
    column: 'sign_in_failure.name_index',
    purpose: 'locking out whoever guesses passwords',
    kept: 'digest',
    basis: session.basis,
    retention: 'a day after the last failure',
    readers: 'nobody',
  },
  {
    column: 'wrong_code.key_index',
    purpose: 'slowing whoever guesses codes, by the network it comes from',
    kept: 'digest',
    basis: session.basis,
    retention: 'a day after the last failure',
    readers: 'nobody',
  },
]
