/** The door of volunteering: activities with their hours, certificates, micro-wishes and teams (procedure 8). Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { volunteerActivity } from './procedure.ts'
import { serviceCertificate } from './procedure-certificate.ts'
import { volunteerTeam } from './procedure-team.ts'
import { microWish } from './procedure-wish.ts'

export const volunteersProcedures: readonly Procedure[] = [
  volunteerActivity,
  serviceCertificate,
  microWish,
  volunteerTeam,
]
