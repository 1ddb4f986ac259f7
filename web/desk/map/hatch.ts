/** The hatching of grids without a figure: nobody was ever there, or out of sight. */

export function hatch(): ImageData {
  const size = 16
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#f1f3f3'
  pen.fillRect(0, 0, size, size)
  pen.strokeStyle = '#a9b3b7'
  pen.lineWidth = 1.6
  pen.beginPath()
  for (const from of [-size, 0, size]) {
    pen.moveTo(from, size)
    pen.lineTo(from + size, 0)
  }
  pen.stroke()
  return pen.getImageData(0, 0, size, size)
}
