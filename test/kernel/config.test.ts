/** Configuration: defaults that work, every mistake named at once, a secret that stays the same. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { ConfigError, configHelp, loadConfig } from '../../src/kernel/config.ts'

suite('configuration', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aili-config-'))
  const data = ['--data', dataDir]
  after(() => rmSync(dataDir, { recursive: true }))

  test('nothing set: embedded database, demo, this machine only', () => {
    const config = loadConfig(data, {})
    const { databaseUrl, demo, host, port, origin, production, oidc } = config
    assert.deepEqual(
      { databaseUrl, demo, host, port, origin, production, oidc },
      {
        databaseUrl: null,
        demo: true,
        host: '127.0.0.1',
        port: 3000,
        origin: 'http://localhost:3000',
        production: false,
        oidc: null,
      },
    )
  })

  test('options win over variables', () => {
    const config = loadConfig([...data, '--port=4000', '--empty'], {
      AILI_PORT: '5000',
      AILI_ORIGIN: 'https://a.example/',
    })
    assert.deepEqual([config.port, config.demo, config.origin], [4000, false, 'https://a.example'])
  })

  test('the secret is made once, for the owner only, or comes from the environment', () => {
    const { secret } = loadConfig(data, {})
    assert.equal(secret.length, 32)
    assert.deepEqual(loadConfig(data, {}).secret, secret)
    assert.equal(statSync(join(dataDir, 'keys', 'secret')).mode & 0o777, 0o600)
    assert.deepEqual(loadConfig(data, { AILI_SECRET: 'ab'.repeat(32) }).secret, Buffer.alloc(32, 0xab))
  })

  const mistakes: readonly (readonly [env: NodeJS.ProcessEnv, said: RegExp])[] = [
    [{ AILI_PORT: '70000' }, /AILI_PORT must be a whole number from 0 to 65535, not “70000”/],
    [{ AILI_POOL: '1.5' }, /AILI_POOL/],
    [{ AILI_SESSION_HOURS: '-1' }, /AILI_SESSION_HOURS/],
    [{ AILI_LOG_LEVEL: 'loud' }, /AILI_LOG_LEVEL must be one of fatal/],
    [{ AILI_SECRET: 'short' }, /AILI_SECRET must hold at least 32 bytes/],
    [{ DATABASE_URL: 'mysql://u:geheim@h/d' }, /DATABASE_URL must be an address starting with postgres:/],
    [{ AILI_OIDC_ISSUER: 'https://sso.example' }, /missing: AILI_OIDC_CLIENT_ID, AILI_OIDC_CLIENT_SECRET/],
    [{ NODE_ENV: 'production' }, /NODE_ENV=production needs AILI_ORIGIN with https/],
    [{ AILI_JURISDICTION: '12' }, /AILI_JURISDICTION/],
    [{ AILI_RATE_REPORTS: '0' }, /AILI_RATE_REPORTS/],
    [{ AILI_SMTP_URL: 'http://u:geheim@h' }, /AILI_SMTP_URL must be an address starting with smtp:/],
    [{ AILI_MAIL_FROM: 'nobody' }, /AILI_MAIL_FROM must be an e-mail address/],
    [
      { AILI_WEBHOOK_URL: 'https://sms.example', AILI_WEBHOOK_SECRET: 'short' },
      /AILI_WEBHOOK_SECRET must have at least 32 characters/,
    ],
    [{ AILI_TRUSTED_PROXIES: '10.0.0.0/8, everybody' }, /AILI_TRUSTED_PROXIES must name addresses/],
  ]
  for (const [env, said] of mistakes) {
    test(`refused: ${Object.keys(env).join()}`, () => assert.throws(() => loadConfig(data, env), said))
  }

  test('all mistakes at once, and never a password', () => {
    const env = Object.assign({}, ...mistakes.map(([it]) => it)) as NodeJS.ProcessEnv
    assert.throws(
      () => loadConfig(data, env),
      (error: unknown) =>
        error instanceof ConfigError &&
        error.problems.length === mistakes.length &&
        !error.message.includes('geheim'),
    )
  })

  test('half a channel is none: what is missing is named', () => {
    const said = (env: NodeJS.ProcessEnv) => () => loadConfig(data, env)
    assert.throws(said({ AILI_SMTP_URL: 'smtp://mail.example' }), /together; missing: AILI_MAIL_FROM/)
    assert.throws(said({ AILI_WEBHOOK_SECRET: 'x'.repeat(32) }), /together; missing: AILI_WEBHOOK_URL/)
    assert.deepEqual(loadConfig(data, {}).channels, { email: null, webhook: null })
  })

  test('a data folder that cannot be written is named', () => {
    assert.throws(
      () => loadConfig(['--data', '/dev/null/x'], {}),
      /The data folder \/dev\/null\/x cannot be written/,
    )
  })

  test('help speaks the language of the terminal', () => {
    assert.match(configHelp({ LANG: 'zh_CN.UTF-8' }), /数据目录/)
    assert.match(configHelp({ LANG: 'C' }), /DATABASE_URL +a served PostgreSQL/)
  })
})
