/** Patrols and hazards in one town: who may, how a patrol arrives, how a hazard lives. */
import { hazardStories } from './hazard-stories.ts'
import { patrolStories } from './patrol-stories.ts'
import { planStories } from './plan-stories.ts'
import { whoMayStories } from './who-may.ts'

whoMayStories()
patrolStories()
planStories()
hazardStories()
