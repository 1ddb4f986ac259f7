/** Visits to households over HTTP: who is due, the day's round, what was heard, what follows, how far a grid is covered. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function visitRoutes(_app: App, _kernel: Kernel): void {}
