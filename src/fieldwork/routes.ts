/** A phone's day without signal over HTTP: what it takes along, what it sends when there is signal, piece by piece, and wiping it when it is lost. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function fieldworkRoutes(_app: App, _kernel: Kernel): void {}
