/** Words of mediation at the desk: committees, how disputes arise, figures; fetched together, by language. */

export async function mediationWords(language: 'zh-CN' | 'en') {
  const [committee, dispute, mediationFigures] = await (language === 'en' ? english() : chinese())
  return {
    committee: committee.default,
    dispute: dispute.default,
    mediationFigures: mediationFigures.default,
  }
}

const chinese = () =>
  Promise.all([
    import('../../../messages/zh-CN/committee.json', { with: { type: 'json' } }),
    import('../../../messages/zh-CN/dispute.json', { with: { type: 'json' } }),
    import('../../../messages/zh-CN/mediationFigures.json', { with: { type: 'json' } }),
  ])

const english = () =>
  Promise.all([
    import('../../../messages/en/committee.json', { with: { type: 'json' } }),
    import('../../../messages/en/dispute.json', { with: { type: 'json' } }),
    import('../../../messages/en/mediationFigures.json', { with: { type: 'json' } }),
  ])
