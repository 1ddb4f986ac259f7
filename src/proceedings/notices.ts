/** The State Council's yearly holiday notices that ship with Aili, 2015–2026: days off and make-up working days. Facts per year from NateScarlet/holiday-cn (MIT), each with the notice it comes from. Pure. */
import y2015 from './notices/2015.json' with { type: 'json' }
import y2016 from './notices/2016.json' with { type: 'json' }
import y2017 from './notices/2017.json' with { type: 'json' }
import y2018 from './notices/2018.json' with { type: 'json' }
import y2019 from './notices/2019.json' with { type: 'json' }
import y2020 from './notices/2020.json' with { type: 'json' }
import y2021 from './notices/2021.json' with { type: 'json' }
import y2022 from './notices/2022.json' with { type: 'json' }
import y2023 from './notices/2023.json' with { type: 'json' }
import y2024 from './notices/2024.json' with { type: 'json' }
import y2025 from './notices/2025.json' with { type: 'json' }
import y2026 from './notices/2026.json' with { type: 'json' }

export interface NoticeDay {
  /** YYYY-MM-DD; may lie in a neighbouring year (a New Year bridge). */
  readonly date: string
  readonly name: string
  /** Off, or a make-up working day. */
  readonly off: boolean
}

export interface YearNotice {
  readonly year: number
  /** Addresses of the notices, separated by a space where a later one amended the first. */
  readonly source: string
  readonly days: readonly NoticeDay[]
}

export const bundledNotices: readonly YearNotice[] = [
  y2015,
  y2016,
  y2017,
  y2018,
  y2019,
  y2020,
  y2021,
  y2022,
  y2023,
  y2024,
  y2025,
  y2026,
]
