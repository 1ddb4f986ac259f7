/** What an earlier version kept on the phone without a lock: moved behind the lock at the first opening, and removed there. */
import type { Dexie } from 'dexie'
import type { Keep, KeptPhoto, Waiting } from './keep.ts'

const oldName = 'aili-field'

interface OldWaiting extends Waiting {
  readonly person: string
}

/** The outbox and photos of this person move; answers seen are asked anew; what another person left waits for them. */
export async function fillFromOld(kept: Keep, personId: string): Promise<void> {
  const names = await indexedDB.databases?.().catch(() => null)
  if (names && !names.some(({ name }) => name === oldName)) return
  const { Dexie } = await import('dexie')
  if (!(await Dexie.exists(oldName))) return
  const old = new Dexie(oldName)
  old.version(1).stores({ seen: 'id', drafts: 'id', photos: 'id', outbox: 'id' })
  await old.open()
  const outbox = old.table<OldWaiting, string>('outbox')
  const photos = old.table<KeptPhoto, string>('photos')
  const all = await outbox.toArray()
  for (const { person, ...item } of all.filter(row => row.person === personId)) {
    for (const id of item.photos) {
      const photo = await photos.get(id)
      if (photo) await kept.photos.put(photo)
    }
    await kept.outbox.put(item)
    // Where nothing outlives the page, the old place stays until the server has it.
    if (!kept.lasting) continue
    await photos.bulkDelete(item.photos)
    await outbox.delete(item.id)
  }
  if (kept.lasting) await moveDrafts(old, kept, personId)
  if (kept.lasting && (await outbox.count()) === 0) await old.delete()
  else old.close()
}

/** Drafts bear no name: they are of whoever was here last. */
async function moveDrafts(old: Dexie, kept: Keep, personId: string): Promise<void> {
  const last = await old.table('seen').get('/api/me')
  if (last?.value?.person?.id === personId) {
    for (const draft of await old.table('drafts').toArray()) await kept.drafts.put(draft)
    for (const photo of await old.table('photos').toArray()) await kept.photos.put(photo)
    await old.table('photos').clear()
  }
  await old.table('drafts').clear()
  await old.table('seen').clear()
}

/** The server has it, or a person took it back: nothing of it stays in the old place. */
export async function forgetOld(item: Waiting): Promise<void> {
  const names = await indexedDB.databases?.().catch(() => null)
  if (names && !names.some(({ name }) => name === oldName)) return
  const { Dexie } = await import('dexie')
  if (!(await Dexie.exists(oldName))) return
  const old = new Dexie(oldName)
  old.version(1).stores({ seen: 'id', drafts: 'id', photos: 'id', outbox: 'id' })
  await old.open()
  await old.table('photos').bulkDelete(item.photos)
  await old.table('outbox').delete(item.id)
  old.close()
}
