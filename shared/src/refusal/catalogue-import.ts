import { HEADINGS, type ImportColumn } from '../catalogue-import/column.ts';
import { whole } from '../text/format.ts';
import type { RefusalTexts } from './words.ts';

type ImportTexts = Pick<RefusalTexts, 'CatalogueUnreadable' | 'ColumnsMissing' | 'RowsTooMany' | 'ImportOver'>;

/** Words of files of models. */
export const catalogueImportZhCN: ImportTexts = {
  CatalogueUnreadable: () => ({
    title: '这个文件读不出来',
    officer: { text: '请另存为 CSV（UTF-8 或 GBK）、XLSX 或 JSON 再试。没有写入任何型号。', action: 'edit-entry' },
  }),
  ColumnsMissing: ({ columns }) => ({
    title: '少了必填的列',
    officer: {
      text: `第一行要有这些列名：${columns.map((column) => HEADINGS[column][0]).join('、')}。没有写入任何型号。`,
      action: 'edit-entry',
    },
  }),
  RowsTooMany: ({ most }) => ({
    title: '行数太多',
    officer: { text: `一个文件最多 ${whole(most)} 行，请分成几个文件。没有写入任何型号。`, action: 'edit-entry' },
  }),
  ImportOver: () => ({
    title: '文件已经清理',
    officer: { text: '上传的文件只保留两天，请重新上传；已写入的型号不受影响。', action: 'edit-entry' },
  }),
};

/** The heading of a column that registries use. */
const inEnglish = (column: ImportColumn): string => HEADINGS[column].find((name) => /^\w+$/.test(name)) ?? column;

export const catalogueImportEn: ImportTexts = {
  CatalogueUnreadable: () => ({
    title: 'This file cannot be read',
    officer: {
      text: 'Save it as CSV (UTF-8 or GBK), XLSX or JSON and try again. No model was written.',
      action: 'edit-entry',
    },
  }),
  ColumnsMissing: ({ columns }) => ({
    title: 'Columns are missing',
    officer: {
      text: `The first row needs these headings: ${columns.map(inEnglish).join(', ')}. No model was written.`,
      action: 'edit-entry',
    },
  }),
  RowsTooMany: ({ most }) => ({
    title: 'Too many rows',
    officer: {
      text: `At most ${whole(most)} in one file: please split it. No model was written.`,
      action: 'edit-entry',
    },
  }),
  ImportOver: () => ({
    title: 'The file is gone',
    officer: {
      text: 'Files are kept for two days: please send it again. What was written stays.',
      action: 'edit-entry',
    },
  }),
};
