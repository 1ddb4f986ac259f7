/** Why a Word file from outside is not taken as a form. */
import { type Facts, Refusal } from '../errors.ts'

export const unfit = (reason: string, facts: Facts = {}) => new Refusal('templateUnfit', { reason, ...facts })
