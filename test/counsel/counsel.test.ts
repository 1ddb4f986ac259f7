/** Counsel and publicity in one town: who may, slots that are one person's, words that stay with the lawyer, referrals that know where they came from. */
import { bookingStories, forgettingStories, sharedLawyerStory } from './booking-stories.ts'
import { consultationStories } from './consultation-stories.ts'
import { publicityStories } from './publicity-stories.ts'
import { whoMayStories } from './who-may.ts'

whoMayStories()
bookingStories()
consultationStories()
publicityStories()
sharedLawyerStory()
forgettingStories()
