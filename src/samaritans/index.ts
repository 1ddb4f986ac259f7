/** The door of good-samaritan recognition 见义勇为确认: its procedure as data. Pure. */
import type { Procedure } from '../proceedings/procedure.ts'
import { samaritanProcedure } from './procedure.ts'

export const samaritanProcedures: readonly Procedure[] = [samaritanProcedure]
