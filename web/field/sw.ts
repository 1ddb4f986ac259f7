/** Keeps the field entry itself on the phone, so that it opens without a network after the first time. Data is not its business. */
const scope = self as unknown as ServiceWorkerGlobalScope & typeof globalThis
const shelf = `aili-field-${BUILD}`
const page = '/field/'
const fixed = new Set(FILES.filter(path => !path.endsWith('/index.html')))

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface ServiceWorkerGlobalScope {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

scope.addEventListener('install', event => {
  ;(event as ExtendableEvent).waitUntil(fill().then(() => scope.skipWaiting()))
})
scope.addEventListener('activate', event => {
  ;(event as ExtendableEvent).waitUntil(tidy().then(() => scope.clients.claim()))
})
scope.addEventListener('fetch', event => {
  const { request } = event as FetchEvent
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(page))
    (event as FetchEvent).respondWith(keptPage(request))
  else if (fixed.has(pathname)) (event as FetchEvent).respondWith(kept(pathname, request))
})

/** The map is large: it is kept when it was first used, not before. */
async function fill(): Promise<void> {
  const cache = await caches.open(shelf)
  const needed = [page, ...fixed].filter(path => !/\/(map|maplibre)[\w.-]*$/.test(path))
  await cache.addAll(needed.map(path => new Request(path, { cache: 'reload' })))
}

async function tidy(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('aili-field-') && name !== shelf) await caches.delete(name)
}

/** Always the kept page, so that a page and its files are of one build; a new build takes over at the next opening. */
async function keptPage(request: Request): Promise<Response> {
  const cache = await caches.open(shelf)
  const held = await cache.match(page)
  if (held) return held
  return fetch(request)
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(shelf)
  const held = await cache.match(path)
  if (held) return held
  const answer = await fetch(request)
  if (answer.ok) await cache.put(path, answer.clone())
  return answer
}
