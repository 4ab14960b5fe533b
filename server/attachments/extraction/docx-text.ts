import mammoth from 'mammoth';
import sanitizeHtml from 'sanitize-html';

/** What ends a line of text. */
const blocks = /<\/(p|h[1-6]|li|tr|table)>|<br ?\/?>/g;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of a Word document; it has no pages until it is printed. */
export async function docxPages(file: Buffer): Promise<string[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: file },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  const marked = value.replace(blocks, '\n').replace(/<\/td>/g, ' ');
  const text = sanitizeHtml(marked, { allowedTags: [], allowedAttributes: {} });
  return [text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')];
}
