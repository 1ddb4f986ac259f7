/** QR codes as SVG text, drawn on the phone, loaded with the receipt. */
import { toString as draw } from 'qrcode'

/** Black on white with the quiet zone of four modules that scanners need. */
export function qrSvg(text: string): Promise<string> {
  return draw(text, { type: 'svg', errorCorrectionLevel: text.length > 200 ? 'L' : 'M', margin: 4 })
}
