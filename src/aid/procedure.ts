/** State judicial aid 国家司法救助 as data: procedure 6, after the joint opinion of six authorities 关于建立完善国家司法救助制度的意见(试行). */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Track } from '../proceedings/procedure.ts'
import { advances, bridges, clawback, followUp, payment } from './procedure-after.ts'
import { decision, intake, review, verification } from './procedure-main.ts'
import { applicant, group, groupOffice, heads, open, opinion, organ } from './procedure-parts.ts'
import { judicialAidTerms } from './terms.ts'

const tracks: Readonly<Record<string, Track>> = {
  ...referralTrack,
  living: { initial: 'unknown', states: { unknown: {}, confirmed: { final: true } } },
  cap: { initial: 'within', states: { within: { final: true }, above: { final: true } } },
  advance: { initial: 'none', states: { none: { final: true }, requested: { waitsFor: 'procuratorateHead' }, approved: { waitsFor: 'procurator' }, refused: { final: true }, paid: { final: true } } },
  assistance: { initial: 'none', states: { none: { final: true }, needed: { waitsFor: 'procurator' }, offered: { waits: true, waitsFor: 'procurator' }, accepted: { final: true }, returned: { final: true } } },
  samaritanClue: { initial: 'none', states: { none: { final: true }, found: { waitsFor: 'procurator' }, offered: { waits: true, waitsFor: 'procurator' }, accepted: { final: true }, returned: { final: true } } },
  clawback: { initial: 'none', states: { none: { final: true }, proposed: { waitsFor: 'procuratorateHead' }, decided: { waitsFor: 'procurator' }, recovered: { final: true }, dropped: { final: true } } },
}

const common = commonSteps({
  open, terms: judicialAidTerms, applicant, handlers: [...organ, ...groupOffice.filter(who => who.role === 'politicalLegalOfficer')], approvers: [...heads, group],
  supervisors: [{ role: 'politicalLegalHead', of: ['tookPart'] }, { role: 'supervisor', of: ['tookPart'] }], referTo: ['legalAid', 'petition', 'mediation', 'court', 'police110'],
})

export const judicialAidProcedure: Procedure = {
  id: 'judicialAid',
  version: 1,
  basis: opinion,
  restricted: true,
  initial: 'draft',
  tracks,
  states: {
    draft: {}, identified: { waitsFor: 'procurator' }, informed: { waits: true, waitsFor: 'procurator' }, applied: { waitsFor: 'procurator' }, supplementing: { waits: true, waitsFor: 'procurator' },
    accepted: { waitsFor: 'procurator' }, verifying: { waitsFor: 'procurator' }, withCommunity: { waitsFor: 'communityDirector' }, exclusionProposed: { waitsFor: 'procuratorateHead' }, proposed: { waitsFor: 'procuratorateHead' }, submitted: { waitsFor: 'politicalLegalHead' },
    approved: { waitsFor: 'financeOfficer' }, funded: { waitsFor: 'procurator' }, paid: { waitsFor: 'procurator' }, followedUp: { waitsFor: 'procurator' }, reviewAsked: { waitsFor: 'procuratorateHead' }, reviewing: { waitsFor: 'politicalLegalOfficer' },
    closed: { final: true }, notApplied: { final: true }, lapsed: { final: true }, notEligible: { final: true }, refused: { final: true }, upheld: { final: true }, revoked: { final: true },
    ...commonStates('procuratorateHead'),
  },
  terms: judicialAidTerms,
  steps: {
    ...intake, ...verification, ...decision, ...payment, ...advances, ...followUp, ...bridges, ...review, ...clawback,
    ...common,
    // A proposal to end it is decided, not set aside: it has a state to return to already.
    suspend: { ...common.suspend!, from: open.filter(state => state !== 'exclusionProposed') },
  },
}
