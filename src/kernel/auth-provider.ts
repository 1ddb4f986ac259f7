/** The account library as the rest of the kernel reaches it. It is large: a quarter of the start would be spent on it, so it is loaded when it is needed. */
import type { makeProvider } from './auth-library.ts'
import type { Kernel } from './kernel.ts'

export type Provider = ReturnType<typeof makeProvider>

const providers = new WeakMap<object, Promise<Provider>>()

/** The provider of a running kernel, made once (kept by its database, which lives as long). */
export function providerOf(kernel: Kernel): Promise<Provider> {
  let provider = providers.get(kernel.db)
  if (!provider) {
    provider = import('./auth-library.ts').then(library => library.makeProvider(kernel))
    providers.set(kernel.db, provider)
  }
  return provider
}
