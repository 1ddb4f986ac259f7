/** Enforcement, stage 查控: network search, creditors' leads, attachment with its last day, the debtor's report, coercive measures. 民事诉讼法 arts. 252–266; 民诉解释 arts. 484–485. */
import { afterNotice, busy, confirmed, creditor, day, fen, filer, free, judge, law, oneOf, president, reason, running, type Steps, searcher, short, text } from './procedure-actors.ts'

const online = law('最高人民法院关于网络查询、冻结被执行人存款的规定第一条至第三条;财产调查规定第十二条')
const leads = law('财产调查规定第二条')
const reports = law('民事诉讼法第二百五十二条;财产调查规定第五条至第七条')
const attaching = law('民事诉讼法第二百五十三条至第二百五十五条;民诉解释第四百八十四条、第四百八十五条')
const coercing = law('民事诉讼法第二百五十二条至第二百六十六条')

const search: Steps = {
  searchFirst: { from: ['triaged'], to: '=', who: [searcher], handles: true, closes: ['firstSearch'], basis: online, papers: ['searchNotice'], inputs: [confirmed('onlyDebtor'), short('debtorIdNumber', 40), text('findings')] },
  search: { from: ['noticed', 'noAssets', 'controlled', 'demanded', 'coerced', 'valued', 'auctioned'], to: 'searching', who: [searcher], handles: true, holds: 'actor', closes: ['firstSearch'], primary: true, basis: online, papers: ['searchNotice'], inputs: [confirmed('onlyDebtor'), short('debtorIdNumber', 40)] },
  recordFinding: { from: ['searching'], to: '=', who: [searcher], handles: true, holds: 'actor', opens: ['control'], basis: online, papers: ['searchResult'], inputs: [text('findings')] },
  control: {
    from: ['searching'], to: 'controlled', who: [searcher], handles: true, holds: 'nobody', while: { attachment: ['attached'] }, closes: ['control'], primary: true, basis: attaching, papers: ['attachmentList'],
    inputs: [fen('amountControlled'), confirmed('notAboveDebt'), confirmed('exemptChecked'), text('propertyList')],
  },
  findNoAssets: { from: ['searching'], to: 'noAssets', who: [searcher], handles: true, holds: 'nobody', closes: ['control'], basis: online, papers: ['searchResult'], inputs: [text('findings')] },
}

const telling: Steps = {
  giveLead: { from: afterNotice, to: '=', who: [creditor, filer, searcher], opens: ['leadCheck'], basis: leads, inputs: [text('lead')] },
  giveUrgentLead: { from: afterNotice, to: '=', who: [creditor, filer, searcher], opens: ['urgentLeadCheck'], basis: leads, inputs: [text('lead')] },
  checkLead: { from: afterNotice, to: '=', who: [searcher], handles: true, whileOpen: ['leadCheck'], closes: ['leadCheck'], basis: leads, papers: ['leadRecord'], inputs: [text('findings')] },
  checkUrgentLead: { from: afterNotice, to: '=', who: [searcher], handles: true, whileOpen: ['urgentLeadCheck'], closes: ['urgentLeadCheck'], basis: leads, papers: ['leadRecord'], inputs: [text('findings')] },
  recordAssetReport: { from: afterNotice, to: '=', who: [filer, searcher, judge], whileOpen: ['assetReport'], closes: ['assetReport'], basis: reports, papers: ['assetReport'], inputs: [text('assets', 5000)] },
  noteAssetChange: { from: afterNotice, to: '=', who: [filer, searcher, judge], opens: ['assetChange'], opensFrom: { assetChange: 'changedOn' }, whileClosed: ['assetChange'], basis: reports, inputs: [day('changedOn'), text('findings')] },
  recordAssetChange: { from: afterNotice, to: '=', who: [filer, searcher, judge], whileOpen: ['assetChange'], closes: ['assetChange'], basis: reports, papers: ['assetReport'], inputs: [text('assets')] },
}

/** Three kinds, each with the longest time the law lets it last. */
const kinds = [
  { Kind: 'Funds', attach: 'freezeFunds', term: 'fundsFreeze', renewal: 'fundsRenewal' },
  { Kind: 'Movables', attach: 'seizeMovables', term: 'movablesSeizure', renewal: 'movablesRenewal' },
  { Kind: 'Immovables', attach: 'sealImmovables', term: 'immovablesSeal', renewal: 'immovablesRenewal' },
] as const
const kept = [...running, ...busy, 'settled', 'breached', 'resumptionAsked', 'stayed', 'paid', 'terminated', 'roundProposed', 'roundRuled', 'roundTerminated']
const papers = ['attachmentRuling', 'assistanceNotice', 'attachmentList']
const what = [short('rulingNumber'), fen('amount'), confirmed('notAboveDebt'), confirmed('exemptChecked'), text('propertyList')]
const days = [day('expiresOn'), day('renewBy')]

function attachment({ Kind, attach, term, renewal }: (typeof kinds)[number]): Steps {
  const track = { name: 'attachment', from: ['none', 'attached', 'lifted'], to: 'attached' }
  const clocks = { opens: [term, renewal], dueFrom: { [term]: 'expiresOn', [renewal]: 'renewBy' } }
  const attached = { to: '=', who: [searcher, judge], handles: true, track, basis: attaching, papers, inputs: [...what, ...days] } as const
  return {
    [attach]: { ...attached, ...clocks, from: [...running, ...busy, 'breached', 'roundTerminated'] },
    [`${attach}First`]: { ...attached, ...clocks, from: ['triaged'], opens: [...clocks.opens, 'noticeAfterMeasures'], basis: law('民事诉讼法第二百五十一条;程序解释第二十二条') },
    [`renew${Kind}`]: { from: ['triaged', ...kept], to: '=', who: [searcher, judge], handles: true, whileOpen: [term], closes: [term, renewal], ...clocks, basis: attaching, papers, inputs: [short('rulingNumber'), ...days] },
    [`lift${Kind}`]: { from: ['triaged', ...kept], to: '=', who: [searcher, judge], handles: true, whileOpen: [term], closes: [term, renewal], basis: attaching, papers: ['liftingRuling'], inputs: [oneOf('liftGround', 'performed', 'replaced', 'exempt', 'outsider', 'expired', 'agreed'), text('propertyList')] },
  }
}

const coercion: Steps = {
  coerce: { from: ['demanded'], to: 'coerced', who: [judge], handles: true, holds: 'actor', notBefore: ['demand'], while: { service: ['served'] }, closes: ['demand'], basis: coercing, papers: ['coercionRecord'], inputs: [text('ground'), text('proportion')] },
  proposeMeasure: measure('proposed', ['none', 'lifted']),
  proposeFurtherMeasure: measure('proposedFurther', ['imposed']),
  decideMeasure: { from: afterNotice, to: '=', who: [president], approves: true, apartFrom: ['proposeMeasure', 'proposeFurtherMeasure'], track: { name: 'restriction', from: ['proposed', 'proposedFurther'], to: 'imposed' }, closes: ['measureDecision'], primary: true, basis: coercing, papers: ['measureDecision', 'consumptionOrder', 'listingDecision'], inputs: [oneOf('approvedBy', 'president'), free(reason)] },
  declineMeasure: { from: afterNotice, to: '=', who: [president], approves: true, track: { name: 'restriction', from: ['proposed'], to: 'none' }, closes: ['measureDecision'], basis: coercing, inputs: [reason] },
  declineFurtherMeasure: { from: afterNotice, to: '=', who: [president], approves: true, track: { name: 'restriction', from: ['proposedFurther'], to: 'imposed' }, closes: ['measureDecision'], basis: coercing, inputs: [reason] },
  liftRestrictions: { from: afterNotice, to: '=', who: [judge, searcher], track: { name: 'restriction', from: ['imposed'], to: 'lifted' }, basis: law('失信规定第七条;限制高消费规定第九条'), papers: ['restrictionLifting'], inputs: [text('measuresLifted'), oneOf('liftedBecause', 'performed', 'settled', 'ended', 'mistaken')] },
}

/** Nobody is coerced before the notice was served; on the fast track the demand comes first. */
function measure(to: string, from: readonly string[]): Steps[string] {
  return {
    from: [...running.filter(state => state !== 'demanded'), ...busy, 'breached', 'resumptionAsked'], to: '=', who: [judge], handles: true, while: { service: ['served'] }, track: { name: 'restriction', from, to }, opens: ['measureDecision'], basis: coercing, papers: ['measureProposal'],
    inputs: [oneOf('measureKind', 'fine', 'detention', 'premisesSearch', 'exitBan', 'summons', 'consumptionRestriction', 'dishonestListing'), text('ground'), text('proportion')],
  }
}

export const searchSteps: Steps = { ...search, ...telling, ...Object.assign({}, ...kinds.map(attachment)), ...coercion }
export const heldStates = kept
