/** Loaded before Aili (--import): its wall clock runs ahead or behind by what a file says, read anew at SIGUSR2. Aili itself knows nothing of it. */
import { readFileSync } from 'node:fs'

const path = process.env.AILI_FAULTS_CLOCK
let ahead = 0
const read = () => {
  try {
    ahead = Number(readFileSync(path!, 'utf8')) || 0
  } catch {
    // The file is being written: as before.
  }
}

if (path) {
  read()
  process.on('SIGUSR2', read)
  // Threads get no signals.
  setInterval(read, 500).unref()
  const Wall = Date
  const wallNow = Wall.now.bind(Wall)
  const now = () => wallNow() + ahead
  globalThis.Date = new Proxy(Wall, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Wall(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
