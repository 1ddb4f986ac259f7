/** The grid card on its sheet: code, community, borders, households, people with their phones, compounds, what it rests on. */
import { create } from 'qrcode'
import type { GridCard } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { sideWords } from './border-words.ts'

export function SheetCard({ card }: { card: GridCard }) {
  const { t } = useWords()
  return (
    <section className="sheet-card">
      <header>
        <p>{card.jurisdiction}</p>
        <h1>{card.name}</h1>
        <p className="sheet-code">{card.code}</p>
      </header>
      <dl className="sheet-facts">
        <Fact name={t('mapping:print.community')} words={card.community.name} />
        <Fact name={t('mapping:print.kind')} words={t(`mapping:sheet.kind.${card.kind}`)} />
        <Fact
          name={t('mapping:print.households')}
          words={t('mapping:print.householdsOf', { count: card.households })}
        />
        <Fact
          name={t('mapping:print.buildings')}
          words={t('mapping:print.buildingsOf', { count: card.buildings.length })}
        />
      </dl>
      <h2>{t('mapping:print.borders')}</h2>
      <dl className="sheet-facts sheet-sides">
        {card.sides.map(side => (
          <Fact
            key={side.side}
            name={t(`mapping:print.side.${side.side}`)}
            words={sideWords(side, card.community.name, t)}
          />
        ))}
      </dl>
      <h2>{t('mapping:print.people')}</h2>
      <People card={card} />
      <Compounds card={card} />
      <Foot card={card} />
    </section>
  )
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  )
}

function People({ card }: { card: GridCard }) {
  const { t } = useWords()
  const hasLeader = card.holders.some(holder => holder.role === 'gridLeader')
  return (
    <table className={card.holders.length > manyPeople ? 'sheet-people sheet-dense' : 'sheet-people'}>
      <tbody>
        {!hasLeader && (
          <tr>
            <td colSpan={3}>{t('mapping:print.noLeader')}</td>
          </tr>
        )}
        {card.holders.map(holder => (
          <tr key={`${holder.role} ${holder.name} ${holder.workPhone}`}>
            <th scope="row">{holder.roleLabel}</th>
            <td>{holder.name}</td>
            <td className="sheet-phone">{holder.workPhone}</td>
          </tr>
        ))}
        {card.community.phone && (
          <tr>
            <th scope="row">{t('mapping:print.communityPhone')}</th>
            <td />
            <td className="sheet-phone">{card.community.phone}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{t('mapping:print.hotline')}</th>
          <td />
          <td className="sheet-phone">12345</td>
        </tr>
      </tbody>
    </table>
  )
}

/** What the sheet is high enough for beside so many people. */
const linesOfSheet = 15
/** More people than these are written smaller. */
const manyPeople = 11

function Compounds({ card }: { card: GridCard }) {
  const { t } = useWords()
  const all = [...Map.groupBy(card.buildings, building => building.compound)].map(([name, own]) => ({
    name: name === '' ? t('mapping:print.unnamed') : name,
    buildings: own.length,
    households: own.reduce((sum, one) => sum + one.households, 0),
  }))
  const most = Math.max(3, linesOfSheet - card.holders.length)
  const shown = all.length > most ? all.slice(0, most - 1) : all
  const others = all.slice(shown.length)
  const sum = (of: 'buildings' | 'households') => others.reduce((total, one) => total + one[of], 0)
  if (all.length === 0) return null
  return (
    <>
      <h2>{t('mapping:print.compounds')}</h2>
      <table className="sheet-compounds">
        <tbody>
          {shown.map(one => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td>{t('mapping:print.buildingsOf', { count: one.buildings })}</td>
              <td>{t('mapping:print.householdsOf', { count: one.households })}</td>
            </tr>
          ))}
          {others.length > 0 && (
            <tr>
              <th scope="row">{t('mapping:print.others', { count: others.length })}</th>
              <td>{t('mapping:print.buildingsOf', { count: sum('buildings') })}</td>
              <td>{t('mapping:print.householdsOf', { count: sum('households') })}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}

function Foot({ card }: { card: GridCard }) {
  const { t } = useWords()
  return (
    <footer className="sheet-foot">
      <div>
        <p>{t('mapping:print.emergency')}</p>
        <p>{t('mapping:print.version', { n: numberText(card.version), from: card.validFrom })}</p>
        {card.decidedOn && (
          <p>
            {card.decision
              ? t('mapping:print.decision', { decision: card.decision, on: card.decidedOn })
              : t('mapping:print.decisionOn', { on: card.decidedOn })}
          </p>
        )}
        <p>{t('mapping:print.printedOn', { on: card.printedOn })}</p>
      </div>
      <Qr text={card.url} label={t('mapping:print.qr')} />
    </footer>
  )
}

/** Drawn as lines of the sheet, with the quiet zone that scanners need. */
function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from(data, (bit, i) => (bit ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : '')).join(
    '',
  )
  return (
    <figure>
      <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label}>
        <path d={dark} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
