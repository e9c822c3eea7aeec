import type { Storage } from '../../../../sandbox/src/index';
import type { SentDocument } from '../../contract';

const FOLDER = ['tutorial-1', 'home', 'ada', 'model'];

/** Bytes a second that the sandbox sends. */
export const SPEED = 1024;

/** Sizes of the files, by the document that sends them; null: it isn't there. */
const SIZES = [100, 5 * SPEED, 60 * SPEED, null];

/** Writes what the documents are about. */
export async function writeFiles(storage: Storage): Promise<void> {
  await storage.makeDirectory(FOLDER);
  for (const [number, size] of SIZES.entries()) {
    if (size !== null) {
      const file = await storage.write([...FOLDER, `${number}.bin`]);
      await file.write(new Uint8Array(size));
      await file.commit();
    }
  }
}

/** What each document of a schedule is known by, in all that is told of it. */
export function labelOf(number: number): string {
  return `document ${number}`;
}

/** The document of a number; the last one deletes. */
export function documentOf(
  number: number,
  collections: Record<string, string>
): SentDocument {
  const from = collections['tutorial-1']!;
  const label = labelOf(number);
  if (number >= SIZES.length) {
    return {
      delete: {
        endpoint: from,
        label,
        ignore_missing: true,
        DATA: [{ DATA_TYPE: 'delete_item', path: '/~/model/old' }]
      }
    };
  }
  return {
    transfer: {
      source_endpoint: from,
      destination_endpoint: collections['tutorial-2']!,
      label,
      verify_checksum: false,
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: `/~/model/${number}.bin`,
          destination_path: `/~/model/${number}.bin`
        }
      ]
    }
  };
}
