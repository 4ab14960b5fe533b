import type { Block, FlowDocument } from '../pack-document.ts';

/** As a printed page needs it. */
const quality = 74;

/** The document with its photographs as JPEG, which Word and Typst take. */
export async function withJpegs(document: FlowDocument): Promise<FlowDocument> {
  if (!document.blocks.some(({ is }) => is === 'picture')) return document;
  const { default: sharp } = await import('sharp');
  const blocks: Block[] = [];
  for (const block of document.blocks) {
    if (block.is !== 'picture') blocks.push(block);
    else blocks.push({ ...block, data: await sharp(block.data).jpeg({ quality }).toBuffer() });
  }
  return { ...document, blocks };
}
