import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

export type UnpackedBrowser = { readonly executable: string; readonly environment: Readonly<Record<string, string>> };

const requireHere = createRequire(import.meta.url);
const cache = path.resolve(import.meta.dirname, '../../.cache');
const archives = path.resolve(path.dirname(requireHere.resolve('@sparticuz/chromium')), '../bin');

/** Changes with the package: the size of the packed browser names it well enough. */
const folderName = () => `chromium-${fs.statSync(path.join(archives, 'chromium.br')).size}`;

/** The package unpacks into the system's temporary folder and takes any file it finds there for complete. */
const unpackInto = async (folder: string): Promise<void> => {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await chromium.executablePath();
    await inflate(path.join(archives, 'al2023.tar.br')); // NSS and expat, which a fresh Debian does not have
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

const fontSettings = (folder: string) => `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** Unpacks the browser of the npm package, once; of several processes at the same moment, the first one counts. */
export const unpackChromium = async (): Promise<UnpackedBrowser> => {
  const folder = path.join(cache, folderName());
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(cache, { recursive: true });
    const draft = fs.mkdtempSync(`${folder}-`);
    await unpackInto(draft);
    fs.writeFileSync(path.join(draft, 'fonts.conf'), fontSettings(folder));
    try {
      fs.renameSync(draft, folder);
    } catch (error) {
      fs.rmSync(draft, { recursive: true });
      if (!fs.existsSync(folder)) throw error;
    }
  }
  const libraries = [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(
    (part) => part !== '',
  );
  return {
    executable: path.join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
};
