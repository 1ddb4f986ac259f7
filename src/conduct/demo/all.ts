/** Every proceeding of the demo's half year. Pure data. */
import { councils, volunteering } from './community.ts'
import { enforcements } from './court.ts'
import { helpers, judicialAids, legalAids } from './justice.ts'
import { mediations } from './mediation.ts'
import { outreach, petitions } from './petitions.ts'
import { rights } from './rights.ts'
import type { DemoStory } from './story.ts'

export const demoStories: readonly DemoStory[] = [
  ...mediations,
  ...legalAids,
  ...petitions,
  ...outreach,
  ...enforcements,
  ...judicialAids,
  ...helpers,
  ...volunteering,
  ...councils,
  ...rights,
]
