/** Parts that are fetched when they are asked for; the page itself is one document. */
import type { Language } from '../shell/i18n.ts'

export type LazyName = 'en' | 'map' | 'qr' | 'mydata' | 'counsel' | 'sign' | 'law' | 'dispute'

/** A page of its own inside the page. */
export interface Mounted {
  language(language: Language): void
  leave(): void
}

/** What each page in lazy/ gives. @param place an empty element of the page; @param rest what follows in the address */
export interface LazyPageModule {
  mount(place: HTMLElement, language: Language, rest: string): Promise<Mounted>
}

export function lazyModule<T>(name: LazyName): Promise<T> {
  return import(/* @vite-ignore */ LAZY[name]!) as Promise<T>
}
