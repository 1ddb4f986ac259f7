/** The account library (better-auth) as Aili sets it up: one place knows its options. Loaded when somebody signs in (auth-provider.ts). */
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { addressOf, maxPasswordLength, minPasswordLength, nameForSignIn } from './auth-accounts.ts'
import { failuresAllowed, lockMinutes } from './auth-lockout.ts'
import { accountSecret, overTls } from './auth-secret.ts'
import { newId } from './ids.ts'
import type { Kernel } from './kernel.ts'

export function makeProvider(kernel: Kernel) {
  return betterAuth({
    appName: 'Aili',
    baseURL: kernel.config.origin,
    basePath: '/api/auth',
    secret: accountSecret(kernel),
    database: { db: kernel.db.owner, type: 'postgres', transaction: true },
    user: { modelName: 'accountUser' },
    account: {
      modelName: 'accountCredential',
      // The jurisdiction's own sign-on vouches for its user names; accounts are never made by it.
      accountLinking: { enabled: true, trustedProviders: ['oidc'] },
    },
    verification: { modelName: 'accountVerification' },
    session: {
      modelName: 'accountSession',
      expiresIn: kernel.config.sessionHours * 3600,
      // The idle limit is Aili's own (auth-session.ts): a session never grows older than sessionHours.
      disableSessionRefresh: true,
      additionalFields: {
        startedAt: { type: 'date', required: false, input: false },
        seenAt: { type: 'date', required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async session => ({
            data: { ...session, startedAt: kernel.clock.now(), seenAt: kernel.clock.now() },
          }),
        },
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength },
    plugins: [...staffPlugins(), ...signOn(kernel)],
    // Limits are set where requests come in; addresses of staff are not kept.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'aili',
      useSecureCookies: overTls(kernel),
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
    logger: {
      level: 'warn',
      log: (level, message) =>
        kernel.log[level === 'error' ? 'error' : 'debug']({ part: 'accounts' }, message),
    },
  })
}

function staffPlugins() {
  return [
    username({
      displayUsername: false,
      minUsernameLength: 1,
      maxUsernameLength: 100,
      usernameNormalization: nameForSignIn,
      usernameValidator: () => true,
    }),
    twoFactor({
      issuer: 'Aili',
      schema: { twoFactor: { modelName: 'accountTwoFactor' } },
      accountLockout: {
        enabled: true,
        maxFailedAttempts: failuresAllowed,
        durationSeconds: lockMinutes * 60,
      },
    }),
  ] as const
}

function signOn(kernel: Kernel) {
  const oidc = kernel.config.oidc
  if (!oidc) return []
  return [
    genericOAuth({
      config: [
        {
          providerId: 'oidc',
          discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
          clientId: oidc.clientId,
          clientSecret: oidc.clientSecret,
          scopes: ['openid', 'profile'],
          pkce: true,
          disableSignUp: true,
          requireIdTokenVerification: true,
          mapProfileToUser: profile => {
            const name = nameForSignIn(String(profile.preferred_username ?? ''))
            return { email: addressOf(name), emailVerified: name !== '', name: String(profile.name ?? name) }
          },
        },
      ],
    }),
  ]
}
