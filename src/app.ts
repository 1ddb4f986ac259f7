/** The whole of Aili in one process: the only file that knows every domain. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import pino, { type Logger } from 'pino'
import { crontabOf, tasksOf } from './background.ts'
import {
  climb as climbDeclared,
  conductRoutes,
  openRegistry,
  procedureRoutes,
  type Registry,
} from './conduct/index.ts'
import { counselConsequences, counselRoutes } from './counsel/index.ts'
import { fieldworkRoutes } from './fieldwork/index.ts'
import { recomputables } from './followers.ts'
import { authRoutes } from './kernel/auth.ts'
import { wasSetBetween } from './kernel/boot-clock.ts'
import { type Clock, wallClock } from './kernel/clock.ts'
import { noticeClockSetBack, rememberClockSet } from './kernel/clock-set.ts'
import type { Config } from './kernel/config.ts'
import { openDatabase } from './kernel/database.ts'
import { openExports } from './kernel/exports/exports.ts'
import { fileRoutes } from './kernel/file-routes.ts'
import { openFileStore } from './kernel/files.ts'
import { healthRoutes } from './kernel/health.ts'
import { type App, closeHttp, openHttp } from './kernel/http.ts'
import { startJobs } from './kernel/jobs.ts'
import type { Kernel } from './kernel/kernel.ts'
import { openHub } from './kernel/live.ts'
import { referenceRoutes } from './kernel/reference.ts'
import { watchSchema } from './kernel/schema-ahead.ts'
import { openSigner } from './kernel/signing.ts'
import { watchClock } from './kernel/steady-clock.ts'
import { uploadRoutes } from './kernel/upload-routes.ts'
import { openVault } from './kernel/vault.ts'
import { webRoutes } from './kernel/web.ts'
import { ledgerRoutes } from './ledgers/index.ts'
import { mapRoutes } from './mapping/index.ts'
import {
  climb,
  matterRoutes,
  openWaitingWords,
  photoRoutes,
  publicMatterRoutes,
  recusalRoutes,
} from './matters/index.ts'
import { enforcementConsequence, mediationConsequence, mediationRoutes } from './mediation/index.ts'
import { channelRoutes, deliveryRoutes, noticeRoutes, notify } from './notices/index.ts'
import { answerOrigin, followMatters, originRoutes } from './origins/index.ts'
import { paperRoutes } from './papers/index.ts'
import { patrolRoutes } from './patrols/index.ts'
import { openProposals, type Proposals, planningRoutes } from './planning/index.ts'
import { declaredProcedures, ownProcedures } from './procedures.ts'
import { civilDay } from './proceedings/clock.ts'
import {
  type Climb,
  calendarRoutes,
  liveRoutes,
  openLiveActs,
  type Sweeper,
  startSweep,
  type TellRole,
} from './proceedings/index.ts'
import type { Procedure } from './proceedings/procedure.ts'
import { registryRoutes } from './registry/index.ts'
import { registryFields } from './registry/personal-fields.ts'
import { rosterRoutes } from './roster/index.ts'
import { staffingRoutes } from './staffing/index.ts'
import { openStatutes, statuteRoutes } from './statutes/index.ts'
import { subjectConsequences, subjectRoutes } from './subjects/index.ts'
import { subjectFields } from './subjects/personal-fields.ts'
import { surveyRoutes } from './survey/index.ts'
import { authenticate, personsInRole, readAhead, territoryOf } from './territory/index.ts'
import { territoryRoutes } from './territory/routes.ts'
import { staffRoutes } from './territory/staff-routes.ts'
import { backupGauges, backupRoutes } from './upkeep/index.ts'
import { visitRoutes } from './visits/index.ts'
import { visitFields } from './visits/personal-fields.ts'

export interface Aili {
  readonly app: App
  readonly kernel: Kernel
  readonly sweeper: Sweeper
  /** Says to a balancer that this process leaves; answers all the same. */
  leave(): void
  close(): Promise<void>
}
export interface Setting {
  readonly clock?: Clock
  readonly log?: Logger
  /** Tests turn the ladder by hand. */
  readonly sweepEveryMs?: number | null
  readonly jobs?: boolean
  /** Procedures carried through by their declaration; tests may bring a small one. */
  readonly procedures?: readonly Procedure[]
}

/** Opens everything on a migrated database; does not listen yet. */
export async function openAili(config: Config, databaseUrl: string, setting: Setting = {}): Promise<Aili> {
  const log = setting.log ?? pino({ level: config.logLevel })
  const directUrl = config.databaseDirectUrl ?? databaseUrl
  const kernel: Kernel = {
    config,
    log,
    clock: setting.clock ?? wallClock,
    db: openDatabase(databaseUrl, { max: config.poolSize, directUrl }),
    files: openFileStore(config.dataDir, { virusScanCommand: config.virusScanCommand }),
    vault: openVault(config.secret, config.dataDir),
    signer: openSigner(config.dataDir),
    hub: openHub(directUrl, log),
    exports: openExports(directUrl, config.dataDir),
  }
  const schema = watchSchema(kernel.db)
  const app = await openHttp(config, log, schema)
  const registry = openRegistry(setting.procedures ?? declaredProcedures, {
    ...subjectConsequences,
    ...counselConsequences,
    enforcementCase: enforcementConsequence,
    mediation: async happened => {
      await mediationConsequence(happened)
      await answerOrigin(happened)
      await counselConsequences.mediation?.(happened)
    },
  })
  const proposals = openProposals(kernel)
  const statutes = openStatutes(kernel)
  statuteRoutes(app, kernel, statutes)
  const leaving = new AbortController()
  healthRoutes(app, kernel, schema, leaving.signal, backupGauges(kernel))
  await routes(app, kernel, registry, proposals)
  const sweeper = startSweep(kernel, climbsOf(registry), setting.sweepEveryMs)
  const remember = () => rememberClockSet(kernel.db).catch(() => log.warn('the clock was set: not kept'))
  await noticeClockSetBack(kernel.db, kernel.clock.now())
  if (wasSetBetween(config.dataDir)) await remember()
  const steady = watchClock(() => void remember())
  const tasks = tasksOf(kernel, proposals, tellRole, steady)
  const jobs =
    setting.jobs === false ? null : startJobs({ databaseUrl: directUrl, log }, tasks, crontabOf(config))
  // What a break left half reckoned is told at once; should that fail, within the minute.
  if (jobs !== null) proposals.endInterrupted().catch(() => {})
  return {
    app,
    kernel,
    sweeper,
    leave: () => void leaving.abort(),
    async close() {
      await sweeper.stop()
      await kernel.hub.close()
      await closeHttp(app)
      await kernel.exports.close()
      await jobs?.stop()
      steady.stop()
      await proposals.stop()
      await statutes.stop()
      await kernel.db.close()
    },
  }
}

/** What is kept of residents, as they are told it. */
const residentFields = [...registryFields, ...visitFields, ...subjectFields]

function climbsOf(registry: Registry): Readonly<Record<string, Climb>> {
  const declared = registry.procedures.map(({ id }): [string, Climb] => [
    id,
    (kernel, jurisdictionId, proceedingId) => climbDeclared(kernel, registry, jurisdictionId, proceedingId),
  ])
  return { ...Object.fromEntries(declared), matter: climb }
}

export const tellRole: TellRole = async (tx, jurisdictionId, role, notice) => {
  const onDay = civilDay(notice.at)
  const persons = await personsInRole(tx, jurisdictionId, { role, onDay })
  await notify(
    tx,
    jurisdictionId,
    persons.map(person => person.id),
    null,
    notice,
  )
}

async function routes(app: App, kernel: Kernel, registry: Registry, proposals: Proposals): Promise<void> {
  const sightOf = async (request: FastifyRequest) => (await authenticate(kernel, request)).sight
  authRoutes(app, kernel)
  staffRoutes(app, kernel)
  territoryRoutes(app, kernel)
  surveyRoutes(app, kernel)
  planningRoutes(app, kernel, proposals)
  staffingRoutes(app, kernel)
  mapRoutes(app, kernel)
  const follow = followMatters(registry)
  matterRoutes(app, kernel, follow)
  photoRoutes(app, kernel, registry)
  publicMatterRoutes(app, kernel, follow)
  recusalRoutes(app, kernel)
  conductRoutes(app, kernel, registry)
  mediationRoutes(app, kernel, registry)
  originRoutes(app, kernel, registry)
  procedureRoutes(app, kernel, registry, ownProcedures)
  paperRoutes(app, kernel, registry)
  registryRoutes(app, kernel)
  rosterRoutes(app, kernel)
  subjectRoutes(app, kernel, registry, residentFields)
  visitRoutes(app, kernel)
  patrolRoutes(app, kernel)
  fieldworkRoutes(app, kernel, follow)
  ledgerRoutes(app, kernel)
  counselRoutes(app, kernel, registry)
  noticeRoutes(app, kernel)
  channelRoutes(app, kernel)
  deliveryRoutes(app, kernel)
  backupRoutes(app, kernel)
  calendarRoutes(app, kernel, recomputables, request => authenticate(kernel, request))
  await openWaitingWords(kernel)
  liveRoutes(app, kernel, await openLiveActs(kernel), {
    sightOf,
    readAhead: requests => readAhead(kernel, requests),
  })
  const uploading = {
    jurisdictionOf: async () => (await territoryOf(kernel)).jurisdiction.id,
    whoIs: (request: FastifyRequest) =>
      authenticate(kernel, request).then(
        staff => staff.personId,
        () => null,
      ),
  }
  fileRoutes(app, kernel, uploading)
  uploadRoutes(app, kernel, uploading)
  await referenceRoutes(app)
  const built = join(import.meta.dirname, '..', 'dist', 'web')
  if (existsSync(built)) await webRoutes(app, built)
}
