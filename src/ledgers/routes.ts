/** Ledgers over HTTP: queries over what was done, in the columns an office wants, on paper and as a sheet. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function ledgerRoutes(_app: App, _kernel: Kernel): void {}
