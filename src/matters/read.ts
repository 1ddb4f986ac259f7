/** The standing of one matter, replayed from its acts. */

import type { Tx } from '../kernel/database.ts'
import { actsOf } from '../proceedings/index.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { standing } from '../proceedings/standing.ts'
import { matterProcedure } from './procedure.ts'

export async function standingOf(tx: Tx, jurisdictionId: number, id: string): Promise<StandingOf> {
  return standing(matterProcedure, await actsOf(tx, jurisdictionId, id))
}
