/** What a resident may do with their own data over HTTP: see it, see who looked, take a copy, correct, delete, take consents back (PIPL art. 44-50). */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function subjectRoutes(_app: App, _kernel: Kernel): void {}
