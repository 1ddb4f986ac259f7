/** Rosters of residents over HTTP: taken in from an office's own sheets, looked at first, and given out again. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function rosterRoutes(_app: App, _kernel: Kernel): void {}
