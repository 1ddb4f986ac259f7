/** Who serves a data folder: one Aili with an embedded database, or several on one served database that share it; commands work beside them. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Refusal } from './errors.ts'
import { type Running, readHolder, runs, thisProcess, tryLock } from './pid.ts'

export interface Serving extends Running {
  readonly port: number
}

/** @param withOthers beside others on the same served database: then only the port is claimed, on this machine */
export interface Claim {
  readonly dataDir: string
  readonly port: number
  readonly withOthers?: boolean
}

/**
 * Claims the data folder, or a port within it, for this serving process; the result gives it back.
 * @throws Refusal alreadyRunning with the pid and port of the one that serves
 */
export function claimServing({ dataDir, port, withOthers = false }: Claim): () => void {
  const path = join(dataDir, withOthers ? sharedName(port) : aloneName)
  const holder = tryLock<Serving>(path, { ...thisProcess(), port })
  if (holder !== null) throw runsAlready(holder)
  const release = () => rmSync(path, { force: true })
  const other = otherKind(dataDir, withOthers)
  if (other === null) return release
  release()
  throw runsAlready(other)
}

const runsAlready = ({ pid, port }: Serving) => new Refusal('alreadyRunning', { pid, port })

/** The Aili that serves this data folder from this machine right now, or null. */
export function servingOf(dataDir: string): Serving | null {
  return livingOf(dataDir, name => name === aloneName || isShared(name))
}

/** The files of a folder belong to one database: an embedded one and a served one do not go together. */
function otherKind(dataDir: string, withOthers: boolean): Serving | null {
  return livingOf(dataDir, withOthers ? name => name === aloneName : isShared)
}

function livingOf(dataDir: string, which: (name: string) => boolean): Serving | null {
  for (const name of existsSync(dataDir) ? readdirSync(dataDir).filter(which) : []) {
    const holder = readHolder<Serving>(join(dataDir, name))
    if (holder !== null && runs(holder)) return holder
  }
  return null
}

const aloneName = 'serving.pid'
/** A process id says nothing on another machine that shares the folder. */
const machine = hostname().replaceAll(/[^\w-]/g, '_')
const sharedName = (port: number) => `serving-${machine}-${port}.pid`
const isShared = (name: string) => name.startsWith(`serving-${machine}-`) && name.endsWith('.pid')
