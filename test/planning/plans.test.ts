/** Grid plans over HTTP in one town: who may, made and changed, adopted. */
import { suite } from 'node:test'
import { adopting } from './adopting.ts'
import { adoptingOdd } from './adopting-odd.ts'
import { making } from './making.ts'
import { whoMay } from './who-may.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
suite('who may plan grids', () => whoMay(world))
suite('grid plans', () => making(world))
suite('adoption', () => adopting(world))
suite('adoption where something is odd', () => adoptingOdd(world))
