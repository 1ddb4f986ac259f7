/** Scans for tests: a PDF of plain pages, and such as do more than show them. */
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'

async function pages(count: number): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  for (let nth = 0; nth < count; nth++)
    pdf.addPage([595, 842]).drawRectangle({ x: 60, y: 60, width: 100 + nth, height: 40 })
  return pdf
}
const saved = async (pdf: PDFDocument) => Buffer.from(await pdf.save())

export const scanPdf = async (count: number) => saved(await pages(count))

export async function scriptPdf(): Promise<Buffer> {
  const pdf = await pages(1)
  pdf.addJavaScript('open', 'app.alert(1)')
  return saved(pdf)
}

/** With a file within. */
export async function attachingPdf(): Promise<Buffer> {
  const pdf = await pages(1)
  await pdf.attach(new Uint8Array([1, 2, 3]), 'within.bin')
  return saved(pdf)
}

/** An action on a page, deep in what hangs on it. */
export async function launchingPdf(): Promise<Buffer> {
  const pdf = await pages(1)
  const action = pdf.context.obj({ S: PDFName.of('Launch'), F: PDFString.of('run.exe') })
  pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: action }))
  return saved(pdf)
}

export async function lockedPdf(): Promise<Buffer> {
  const pdf = await pages(1)
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
  return saved(pdf)
}
