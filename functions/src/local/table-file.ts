import { access, rename, writeFile } from 'node:fs/promises';

/** The table in which the engine keeps its stream, as the engine itself would make it. */
const STREAM_TABLE = `CREATE TABLE _stream_records (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  event_name TEXT NOT NULL,
  keys_json TEXT NOT NULL,
  new_image TEXT,
  old_image TEXT,
  sequence_number TEXT NOT NULL,
  shard_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  user_identity TEXT
)`;

/** What the engine leaves out: without it each write and each read of the stream looks through all of it. */
const STREAM_INDEX =
  'CREATE INDEX _stream_records_in_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))';

const PAGE_BYTES = 4096;
const HEADER_BYTES = 100;
const EMPTY_INDEX = 0x0a;
const TABLE = 0x0d;

/** SQLite's variable-length number, of at most two bytes here. */
const varint = (value: number): number[] => (value < 128 ? [value] : [128 | (value >> 7), value & 127]);

/** One row of SQLite's schema: what it is, its name, whose it is, the page it begins on, and the SQL that makes it. */
const schemaRow = (rowId: number, values: readonly [string, string, string, number, string]): Buffer => {
  const types = values.flatMap((value) =>
    typeof value === 'number' ? [1] : varint(13 + 2 * Buffer.byteLength(value)),
  );
  const bytes = values.map((value) => (typeof value === 'number' ? Buffer.from([value]) : Buffer.from(value)));
  const record = Buffer.concat([Buffer.from([types.length + 1, ...types]), ...bytes]);
  return Buffer.concat([Buffer.from([...varint(record.length), rowId]), record]);
};

/** One leaf of a tree with its cells, which SQLite fills from the end of the page. */
const leaf = (kind: number, cells: readonly Buffer[], from = 0): Buffer => {
  const page = Buffer.alloc(PAGE_BYTES);
  let end = PAGE_BYTES;
  page[from] = kind;
  page.writeUInt16BE(cells.length, from + 3);
  for (const [index, cell] of cells.entries()) {
    end -= cell.copy(page, end - cell.length);
    page.writeUInt16BE(end, from + 8 + 2 * index);
  }
  page.writeUInt16BE(end, from + 5);
  return page;
};

/** The first hundred bytes of every SQLite file. Source: sqlite.org/fileformat2.html, section 1.3. */
const writeHeader = (page: Buffer, pages: number): void => {
  page.write('SQLite format 3\0');
  page.writeUInt16BE(PAGE_BYTES, 16);
  // journal for writing and reading; unused bytes; what part of a page a key may take
  page.set([1, 1, 0, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24);
  page.writeUInt32BE(pages, 28);
  page.writeUInt32BE(1, 40);
  page.writeUInt32BE(4, 44);
  // UTF-8
  page.writeUInt32BE(1, 56);
  page.writeUInt32BE(1, 92);
};

const tableFile = (): Buffer => {
  const name = '_stream_records';
  const schema = [
    schemaRow(1, ['table', name, name, 2, STREAM_TABLE]),
    schemaRow(2, ['index', `${name}_in_order`, name, 3, STREAM_INDEX]),
  ];
  const first = leaf(TABLE, schema, HEADER_BYTES);
  writeHeader(first, 3);
  return Buffer.concat([first, leaf(TABLE, []), leaf(EMPTY_INDEX, [])]);
};

/** A SQLite file in which the engine finds its stream's table ready, with an index. One that is there stays as it is. */
export const prepareTableFile = async (file: string): Promise<void> => {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  // a kill must not leave half a file where the engine looks for a whole one
  await writeFile(`${file}.next`, tableFile());
  await rename(`${file}.next`, file);
};
