/** The one sheet of paper the demo shows wherever a procedure asks for one: lines, a signature, a seal. */
import sharp from 'sharp'

const [width, height] = [720, 960]

export async function drawPaper() {
  const lines = Array.from({ length: 15 }, (_, i) => {
    const y = 230 + i * 36
    return `<rect x="90" y="${y}" width="${i % 5 === 4 ? 300 : 540}" height="7" rx="3" fill="#8a8f99"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fbfaf6"/>
    <rect x="210" y="110" width="300" height="26" rx="6" fill="#3c424d"/>${lines.join('')}
    <path d="M120 850 q40 -50 80 0 t80 -8" stroke="#2b4a7a" stroke-width="5" fill="none"/>
    <circle cx="540" cy="830" r="62" fill="none" stroke="#b3332c" stroke-width="7"/><circle cx="540" cy="830" r="16" fill="#b3332c"/></svg>`
  const drawn = sharp(Buffer.from(svg)).removeAlpha()
  const [original, thumb] = await Promise.all([
    drawn.clone().webp({ quality: 80, effort: 0 }).toBuffer(),
    drawn.clone().resize(360).webp({ quality: 70, effort: 0 }).toBuffer(),
  ])
  return { original, view: original, thumb, mime: 'image/webp', width, height }
}
