-- Sign-in accounts of staff: who may open a session, nothing about what they may see (that follows from posts).
-- The account_* tables are written by better-auth under the names it expects, so their keys do not begin with
-- jurisdiction_id: signing in happens before it is known which jurisdiction somebody works for, the rows number as
-- many as staff (not as matters), and on a distributed database they are reference tables. person.account_id is the link.
-- No grant to aili_app: business transactions can read neither password digests nor session tokens.

create table account_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique check (username = lower(username) and char_length(username) between 1 and 60),
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account_user is 'A sign-in account. Staff sign in by username; email is made up (name@aili.invalid) because offices hand out none.';

create table account_session (
  id text primary key,
  user_id text not null references account_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  started_at timestamptz,
  seen_at timestamptz,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_session_of on account_session (user_id);
create index account_session_expiry on account_session (expires_at);
comment on table account_session is 'An open session. Ends at expires_at at the latest, or once seen_at is longer ago than the idle limit.';

create table account_credential (
  id text primary key,
  user_id text not null references account_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_credential_of on account_credential (user_id);
comment on table account_credential is 'How an account proves itself: a password digest (scrypt, provider credential) or the jurisdiction''s own sign-on (OIDC).';

create table account_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_verification_by on account_verification (identifier);
create index account_verification_expiry on account_verification (expires_at);
comment on table account_verification is 'Short-lived proofs: a second factor still to be given, the state of an OIDC round trip.';

create table account_two_factor (
  id text primary key,
  user_id text not null unique references account_user on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index account_two_factor_secret on account_two_factor (secret);
comment on table account_two_factor is 'TOTP secret and backup codes, encrypted; in force once verified.';

create table sign_in_failure (
  name_index bytea primary key,
  failures smallint not null check (failures between 1 and 6),
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_age on sign_in_failure (last_at);
comment on table sign_in_failure is 'Failed sign-ins per name typed, known or not, so that an answer does not tell whether an account exists. A keyed digest, because people type passwords into the name field. failures = 6 means refused unseen.';
