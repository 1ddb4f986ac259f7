/** Keeps the field entry itself on the phone, so that it opens without a network after the first time. Data is not its business. */
const scope = self as unknown as ServiceWorkerGlobalScope & typeof globalThis
const shelf = `aili-field-${BUILD}`
const page = '/field/'
const assets = '/field/assets/'
const fixed = new Set(FILES.filter(path => !path.endsWith('/index.html')))
/** This build and the one before it: an open page goes on with the files it began with. */
const builds = 2

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
  else if (fixed.has(pathname) || pathname.startsWith(assets))
    (event as FetchEvent).respondWith(kept(pathname, request))
})

/** The map is large: it is kept when it was first used, not before. */
async function fill(): Promise<void> {
  const cache = await caches.open(shelf)
  const needed = [page, ...fixed].filter(path => !/\/(map|maplibre)[\w.-]*$/.test(path))
  await cache.addAll(needed.map(path => new Request(path, { cache: 'reload' })))
}

async function tidy(): Promise<void> {
  const ours = (await caches.keys()).filter(name => name.startsWith('aili-field-')).sort()
  for (const name of ours.slice(0, -builds)) await caches.delete(name)
}

/** Always the kept page, so that a page and its files are of one build; a new build takes over at the next opening. */
async function keptPage(request: Request): Promise<Response> {
  const cache = await caches.open(shelf)
  const held = await cache.match(page)
  if (held) return held
  return fetch(request)
}

async function kept(path: string, request: Request): Promise<Response> {
  const held = (await (await caches.open(shelf)).match(path)) ?? (await caches.match(path))
  if (held) return held
  const answer = await fetch(request)
  if (answer.ok && fixed.has(path)) await (await caches.open(shelf)).put(path, answer.clone())
  return answer
}
