import Taro from '@tarojs/taro';

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** In WeChat a file leaves the mini-program through a chat, "文件传输助手" for example; the copy here is removed. */
const share = async (name: string, text: string): Promise<boolean> => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  const files = Taro.getFileSystemManager();
  files.writeFileSync(filePath, text, 'utf8');
  // not among the calls that Taro turns into promises
  const shared = await new Promise<boolean>((resolve) => {
    const told = { success: () => resolve(true), fail: () => resolve(false) };
    void Taro.shareFileMessage({ filePath, fileName: name, ...told });
  });
  files.unlinkSync(filePath);
  return shared;
};

/** Hands a text file to the person. @returns whether it left the app. */
export const saveFile = async (name: string, text: string): Promise<boolean> => {
  if (process.env['TARO_ENV'] === 'weapp') return share(name, text);
  download(name, text);
  return true;
};
