/** Scenes of the demo's pictures as vector drawings: what is broken, and the same place mended. */
type Scene = (mended: boolean) => string
const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const disc = (x: number, y: number, r: number, fill: string, more = '') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
const shape = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
const line = (d: string, stroke: string, wide: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${wide}" stroke-linecap="round" ${more}/>`
const repeat = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join('')

/** Rows of windows, some of them lit. */
const house = (x: number, w: number, wall: string, pane: (i: number) => string) =>
  rect(x, 150, w, 390, wall) +
  repeat(20, i =>
    rect(x + 24 + (i % 4) * (w / 4.3), 180 + Math.floor(i / 4) * 70, w / 7, 42, pane(i), 'rx="2"'),
  )
const street = (sky: string, ground: string) => rect(0, 0, 960, 540, sky) + rect(0, 540, 960, 180, ground)
const day =
  street('#c9dbe6', '#8c8f93') +
  house(40, 330, '#d9c7ab', () => '#7d93a3') +
  house(600, 320, '#c3b7a6', () => '#71889a')

/** Each scene as found, and mended; 960 by 720. */
export const scenes: Readonly<Record<string, Scene>> = {
  lamp: mended => {
    const sky = mended ? '#26344f' : '#0d1320'
    const glow = mended
      ? disc(520, 190, 190, '#ffdf8a', 'opacity=".28"') +
        shape('M470 205 L290 640 L760 640 L570 205 Z', '#ffe7a3', 'opacity=".25"')
      : ''
    return (
      street(sky, mended ? '#3d4048' : '#15171c') +
      house(50, 300, mended ? '#3a4254' : '#161c29', i => (i % 3 ? '#202a3d' : '#e8c877')) +
      glow +
      rect(512, 200, 16, 400, '#6b7078') +
      rect(470, 182, 100, 24, '#8b9098', 'rx="10"') +
      rect(484, 204, 72, 8, mended ? '#fff3c4' : '#2a2d33')
    )
  },
  litter: mended => {
    const bags = repeat(9, i =>
      disc(
        310 + (i % 5) * 62,
        590 - Math.floor(i / 5) * 44,
        40,
        ['#2f3b3a', '#41534d', '#7a4a3a', '#b7b09f'][i % 4]!,
      ),
    )
    const scraps = repeat(26, i =>
      rect(
        240 + ((i * 97) % 480),
        610 + ((i * 41) % 80),
        22,
        12,
        ['#e9e4d6', '#d05f4a', '#5d8fb0'][i % 3]!,
        `transform="rotate(${i * 29} ${251 + ((i * 97) % 480)} ${616 + ((i * 41) % 80)})"`,
      ),
    )
    const bins = repeat(
      3,
      i =>
        rect(320 + i * 120, 470, 88, 130, ['#3f7d4f', '#3f6f9d', '#8a8d91'][i]!, 'rx="8"') +
        rect(314 + i * 120, 454, 100, 22, '#2d4a37', 'rx="6"'),
    )
    return day + bins + (mended ? rect(300, 604, 360, 8, '#75787c') : bags + scraps)
  },
  road: mended => {
    const way =
      rect(0, 0, 960, 300, '#b9cbd3') +
      rect(0, 300, 960, 420, '#8f9a72') +
      shape('M330 300 L630 300 L960 720 L0 720 Z', '#6f7276') +
      repeat(5, i => rect(474 - i * 3, 320 + i * 84, 10 + i * 6, 44, '#e8e3cf'))
    const hole =
      shape(
        'M330 520 C380 470 560 480 600 530 C640 590 520 640 430 626 C350 616 290 570 330 520 Z',
        '#2c2a28',
      ) + shape('M365 540 C410 510 530 515 560 548 C560 590 440 606 390 584 Z', '#5b6f7a')
    const patch =
      rect(310, 478, 300, 150, '#3f4144', 'rx="6"') + line('M310 478 H610 V628 H310 Z', '#55585b', 5)
    return (
      way +
      (mended ? patch : hole + repeat(3, i => shape(`M${250 + i * 200} 470 l22 -70 l22 70 Z`, '#e2622b')))
    )
  },
  ice: mended => {
    const steps = repeat(5, i =>
      rect(260 - i * 24, 330 + i * 62, 440 + i * 48, 62, ['#b8bcc0', '#a9adb2'][i % 2]!),
    )
    const sheet =
      shape(
        'M230 340 C420 300 560 360 720 330 L800 640 C560 690 380 610 160 660 Z',
        '#e6f4fb',
        'opacity=".88"',
      ) + line('M300 420 l90 50 M480 380 l60 90 M600 500 l-80 60', '#9fc4d6', 4)
    return (
      street('#dfe7ec', '#cfd6da') +
      rect(330, 90, 300, 240, '#a08d78') +
      rect(410, 140, 140, 190, '#5d4a3c') +
      steps +
      (mended ? repeat(30, i => disc(250 + ((i * 83) % 470), 350 + ((i * 57) % 270), 4, '#7c6a50')) : sheet)
    )
  },
  pipe: mended => {
    const wall = rect(0, 0, 960, 720, '#c8c2b6') + repeat(8, i => rect(0, i * 92, 960, 3, '#b7b0a3'))
    const pipe =
      rect(0, 300, 960, 64, mended ? '#8fa2ad' : '#8a6f58') +
      rect(450, 284, 60, 96, mended ? '#5d7482' : '#6b4a35', 'rx="6"')
    const spill =
      repeat(14, i =>
        line(
          `M480 364 q${(i - 7) * 16} 90 ${(i - 7) * 30} ${210 + (i % 3) * 20}`,
          '#6fb1d6',
          5,
          'opacity=".8"',
        ),
      ) + shape('M120 640 C300 590 660 590 840 640 C760 700 220 700 120 640 Z', '#7fb9d8')
    return wall + pipe + (mended ? '' : spill)
  },
  radiator: mended => {
    const room =
      rect(0, 0, 960, 560, mended ? '#f1e2cc' : '#cbd6df') +
      rect(0, 560, 960, 160, '#a5835f') +
      rect(300, 60, 360, 220, mended ? '#bcd3e2' : '#93a9bb')
    const ribs = repeat(9, i => rect(250 + i * 52, 350, 40, 190, mended ? '#f4efe6' : '#d5dade', 'rx="16"'))
    const heat = mended
      ? repeat(5, i =>
          line(`M${290 + i * 96} 330 q20 -26 0 -52 q-20 -26 0 -52`, '#e2813c', 8, 'opacity=".7"'),
        )
      : repeat(6, i => line(`M${320 + i * 60} 90 v60 m-24 -45 l48 30 m0 -30 l-48 30`, '#eef6fb', 5))
    return room + rect(230, 520, 500, 14, '#9a9fa4') + ribs + heat
  },
  lane: mended => {
    const lane =
      day +
      shape('M340 540 L620 540 L860 720 L100 720 Z', '#77797d') +
      line('M360 548 L150 716 M600 548 L810 716', '#e6b93b', 9) +
      repeat(4, i =>
        line(`M${390 - i * 40} ${570 + i * 40} l${180 + i * 80} 0`, '#e6b93b', 4, 'opacity=".6"'),
      )
    const car = (x: number, colour: string) =>
      rect(x, 560, 250, 80, colour, 'rx="18"') +
      shape(`M${x + 46} 560 l34 -56 h96 l40 56 Z`, colour) +
      disc(x + 60, 642, 28, '#22252a') +
      disc(x + 196, 642, 28, '#22252a')
    return lane + (mended ? '' : car(230, '#8d2f2b') + car(500, '#33506e'))
  },
  wire: mended => {
    const poles =
      rect(150, 110, 18, 500, '#5d5348') +
      rect(790, 110, 18, 500, '#5d5348') +
      rect(110, 140, 98, 12, '#5d5348') +
      rect(750, 140, 98, 12, '#5d5348')
    const wires = mended
      ? repeat(3, i => line(`M${120 + i * 40} 146 Q480 ${190 + i * 6} ${760 + i * 40} 146`, '#1f2327', 4))
      : line('M120 146 Q480 640 760 146', '#1f2327', 5) +
        line('M160 146 Q420 760 620 600 T800 146', '#1f2327', 4) +
        line('M200 146 Q300 500 420 660', '#1f2327', 4)
    return street('#bfd3df', '#7d8a6b') + house(300, 360, '#cdbb9e', () => '#768b99') + poles + wires
  },
  door: mended => {
    const front =
      rect(0, 0, 960, 720, '#bfae97') +
      repeat(40, i =>
        rect((i % 8) * 122 + (Math.floor(i / 8) % 2) * 60, Math.floor(i / 8) * 110, 116, 104, '#b3a189'),
      )
    const leaf = mended
      ? rect(360, 180, 240, 430, '#4f6d63', 'rx="4"') + disc(570, 400, 11, '#d9c27a')
      : shape('M360 180 L560 215 L560 640 L360 610 Z', '#6b5a49') +
        line('M400 260 l110 120 M420 480 l90 -70', '#2d2620', 7) +
        disc(540, 420, 11, '#2d2620')
    return (
      front +
      rect(340, 160, 280, 460, '#3a332b') +
      leaf +
      rect(0, 612, 960, 108, '#8d9094') +
      (mended
        ? rect(400, 640, 160, 26, '#5d7f72', 'rx="4"')
        : repeat(8, i => rect(330 + i * 44, 630 + ((i * 31) % 60), 26, 14, '#d8d2c4')))
    )
  },
}
