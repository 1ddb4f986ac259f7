/** All of mediation over HTTP: rosters and parties, sittings and their room, agreements, figures. */
import type { Registry } from '../conduct/index.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { agreementRoutes } from './agreements/routes.ts'
import { figureRoutes } from './figures/routes.ts'
import { mediationRoutes as rosterRoutes } from './parties/routes.ts'
import { sittingRoutes } from './sittings/routes.ts'

export function mediationRoutes(app: App, kernel: Kernel, registry: Registry): void {
  rosterRoutes(app, kernel)
  sittingRoutes(app, kernel, registry)
  agreementRoutes(app, kernel, registry)
  figureRoutes(app, kernel)
}
