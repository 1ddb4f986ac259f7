/** Received and closed week by week, half a year; the same figures stand in a table for whoever cannot see the plot. */
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Figures } from '../wire.ts'

use([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type Weeks = Figures['trend']

export function Trend({ weeks }: { weeks: Weeks }) {
  const { t, language } = useWords()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!element.current) return
    const chart = init(element.current, null, { renderer: 'svg' })
    const labels = weeks.map(one => weekText(one.week, language))
    chart.setOption(optionOf(weeks, labels, [t('desk:figures.received'), t('desk:figures.closed')]))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(element.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [weeks, t, language])
  return (
    <>
      <div ref={element} className="trend" aria-hidden="true" />
      <details className="why">
        <summary>{t('desk:figures.asTable')}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('desk:figures.week')}</th>
              <th scope="col" className="num">
                {t('desk:figures.received')}
              </th>
              <th scope="col" className="num">
                {t('desk:figures.closed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(one => (
              <tr key={one.week}>
                <th scope="row">{weekText(one.week, language)}</th>
                <td className="num">{one.received}</td>
                <td className="num">{one.closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function weekText(week: string, language: 'zh-CN' | 'en'): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(week) ? dayText(`${week}T12:00:00+08:00`, language) : week
}

function optionOf(weeks: Weeks, labels: readonly string[], names: readonly [string, string]) {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const line = (name: string, data: number[], colour: string, type: 'solid' | 'dashed', symbol: string) => ({
    name,
    data,
    type: 'line' as const,
    symbol,
    symbolSize: 5,
    showSymbol: true,
    lineStyle: { width: 2, type, color: colour },
    itemStyle: { color: colour },
  })
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 36, right: 12, top: 32, bottom: 24 },
    legend: { top: 0, left: 0, data: [...names], textStyle: { color: token('ink') } },
    tooltip: { trigger: 'axis' as const },
    xAxis: {
      type: 'category' as const,
      data: [...labels],
      axisTick: { show: false },
      axisLabel: { color: token('ink-3') },
      axisLine: { lineStyle: { color: token('line-strong') } },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: token('ink-3') },
      splitLine: { lineStyle: { color: token('line') } },
    },
    series: [
      line(
        names[0],
        weeks.map(one => one.received),
        token('accent'),
        'solid',
        'circle',
      ),
      line(
        names[1],
        weeks.map(one => one.closed),
        token('warn'),
        'dashed',
        'rect',
      ),
    ],
  }
}
