/** Patrols and hazards over HTTP: plans, what was checked, what was found, until it is mended and re-checked on the spot. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function patrolRoutes(_app: App, _kernel: Kernel): void {}
