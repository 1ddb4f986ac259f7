/** Who acts in enforcement 执行案件 by stage, and what every stage asks for: shared by the parts of procedure 5. */
import type { Basis, Input, Step, Who } from '../proceedings/procedure.ts'

const at = (role: string): Who => ({ role, of: ['ownerUnit'] })
const apart = (role: string): Who => ({ role, of: ['ownerUnit', 'notHandler'] })

/** The judge answers for the whole; each stage has its own officer. */
export const judge = at('enforcementJudge')
export const filer = at('courtFilingOfficer')
export const searcher = at('courtSearchOfficer')
export const disposer = at('courtDisposalOfficer')
export const payer = at('courtPaymentOfficer')
export const finance = at('financeOfficer')
export const president = at('courtPresident')
export const closer = apart('courtClosingOfficer')
export const presidentApart = apart('courtPresident')
export const judgeApart = apart('enforcementJudge')
/** Only the creditor acts in person; what the debtor or an outsider says is recorded by the court. */
export const creditor: Who = { role: 'resident', of: ['reporter'] }

export const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })
export const fast: Basis = { article: '快执团队繁简分流工作机制', mark: 'S', force: 'policy' }
export const local: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }

export const text = (name: string, max = 2000): Input => ({ name, kind: 'longText', required: true, max, personal: true })
export const reason = text('reason')
export const short = (name: string, max = 100): Input => ({ name, kind: 'text', required: true, max, personal: true })
export const fen = (name: string): Input => ({ name, kind: 'fen', required: true })
export const day = (name: string): Input => ({ name, kind: 'date', required: true })
export const oneOf = (name: string, ...options: string[]): Input => ({ name, kind: 'choice', required: true, options })
/** Somebody answers for it by saying so: there is no other answer. */
export const confirmed = (name: string): Input => oneOf(name, 'confirmed')
export const free = (input: Input): Input => ({ ...input, required: false })

/** Under way after the notice, each state in the hands of its stage. */
export const running = ['noticed', 'searching', 'noAssets', 'controlled', 'demanded', 'coerced', 'valued', 'auctioned']
/** Outside bodies value or sell, the parties perform, or the court waits: the term of the whole stands still. */
export const busy = ['valuing', 'auctioning']
export const agreed = ['settled', 'breached', 'resumptionAsked']
export const afterNotice = [...running, ...busy, ...agreed, 'stayed', 'paid', 'terminated', 'roundProposed', 'roundRuled', 'roundTerminated', 'closingProposed']
export const whole = ['overall', 'fastTrack']
/** No disposal while somebody outside claims the object. */
export const unclaimed = { outsider: ['none', 'cleared'] } as const
export type Steps = Record<string, Step>
