/** What a resident may do with their own data over HTTP: see it, see who looked, take a copy, correct, delete, take consents back (PIPL art. 44-50). */
import type { Registry } from '../conduct/index.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'
import { counterRoutes } from './counter-routes.ts'
import { ownRoutes } from './own-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** @param fields the register of what is kept of residents, of every domain that keeps some */
export function subjectRoutes(
  app: App,
  kernel: Kernel,
  registry: Registry,
  fields: readonly PersonalField[],
): void {
  signInRoutes(app, kernel)
  ownRoutes(app, kernel, registry, fields)
  counterRoutes(app, kernel, registry, fields)
}
