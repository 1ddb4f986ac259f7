/** Parts that are fetched when they are asked for; the page itself is one document. */

export function lazyModule<T>(name: 'en' | 'map' | 'qr' | 'mydata' | 'counsel' | 'sign' | 'law'): Promise<T> {
  return import(/* @vite-ignore */ LAZY[name]!) as Promise<T>
}
