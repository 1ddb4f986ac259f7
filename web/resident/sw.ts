/** Keeps the resident's page on the phone after the first visit, so that it opens without signal. Answers of the server are never kept here. */

interface Worker {
  addEventListener(kind: string, listener: (event: WorkerEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
interface WorkerEvent {
  readonly request: Request
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}
const worker = globalThis as unknown as Worker
const name = `aili-resident-${BUILD}`
const own = new Set(['/', '/q', '/mine', '/who', '/receipt', '/check', '/me'])
/** The map is large: kept when it was used, not before. */
const light = FILES.filter(path => /\/(en|qr)-[\w-]+\.js$/.test(path))

worker.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(name)
      .then(cache => cache.addAll(['/', ...light]))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(keys =>
        Promise.all(
          keys.filter(key => key.startsWith('aili-resident-') && key !== name).map(key => caches.delete(key)),
        ),
      )
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (event.request.mode === 'navigate' && own.has(url.pathname)) event.respondWith(page(event))
  else if (FILES.includes(url.pathname) && url.pathname.startsWith('/assets/'))
    event.respondWith(asset(event.request))
})

/** The kept page at once; a newer one is fetched meanwhile and shown the next time. */
async function page(event: WorkerEvent): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match('/')
  const fresh = fetch('/').then(async answer => {
    if (answer.ok) await cache.put('/', answer.clone())
    return answer
  })
  if (!kept) return fresh
  event.waitUntil(fresh.catch(() => undefined))
  return kept
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
