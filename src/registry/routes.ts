/** The registry of residents over HTTP: who lives where, what they asked for, what they consented to, and who looked at it. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function registryRoutes(_app: App, _kernel: Kernel): void {}
