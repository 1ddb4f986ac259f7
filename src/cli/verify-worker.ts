/** A process of `npm run verify`: replays the stretches it is given, and ends with the one that started it. */
import { type Database, openDatabase } from '../kernel/database.ts'
import { type Answered, type Asked, type Place, verifyHere } from './verify-beside.ts'

let place: Place | null = null
let db: Database | null = null
const say = (answered: Answered) => process.send?.(answered)

process.on('message', (asked: Asked) => {
  if ('place' in asked) {
    place = asked.place
    db = openDatabase(place.url, { max: 2, statementTimeoutSeconds: 600 })
    return
  }
  if (!db || !place) throw new Error('a process that verifies is told first where')
  verifyHere(db.owner, place.dataDir, [asked.stretch], differs => say({ differs }))
    .then(verified => say({ verified }))
    .catch((error: Error) => say({ failed: error.stack ?? error.message }))
})
process.on('disconnect', () => process.exit())
