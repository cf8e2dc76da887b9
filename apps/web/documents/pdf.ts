import { getDocument, GlobalWorkerOptions, version, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** Where the build puts what a document may lack: character maps, fonts, decoders. */
const BESIDE = `/assets/pdfjs-${version}/`;

/** Opens a PDF; nothing in it is run. @throws where it cannot be read */
export async function openPdf(content: Blob): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    cMapUrl: `${BESIDE}cmaps/`,
    standardFontDataUrl: `${BESIDE}standard_fonts/`,
    wasmUrl: `${BESIDE}wasm/`,
    enableXfa: false,
  }).promise;
}
