import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { CannotTell } from '../sight.ts';
import { unreadable, type Place } from './find-place.ts';

/** MiB of a file that is read: a lock file of a large project has 20. */
const most = 32;
const mebibyte = 1024 * 1024;

/**
 * The text of a regular file of bounded size. A pipe or a device is never opened for reading: it could keep us waiting, and
 * reading it could change it.
 * @throws {CannotTell} where nothing is there, or it is no such file.
 */
export async function readText(place: Place, mebibytes: number = most): Promise<string> {
  const { shown, path, stats } = place;
  if (!stats) throw new CannotTell({ en: `${shown} is not there`, zh: `${shown} 不存在` });
  if (!stats.isFile()) throw noFile(shown);
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw unreadable(shown, error);
    },
  );
  try {
    return await readBounded(file, shown, mebibytes * mebibyte);
  } finally {
    await file.close();
  }
}

async function readBounded(file: FileHandle, shown: string, limit: number): Promise<string> {
  // It may have been exchanged since it was found.
  const stats = await file.stat();
  if (!stats.isFile()) throw noFile(shown);
  if (stats.size > limit) {
    throw new CannotTell({
      en: `${shown} is too large to be read (${Math.ceil(stats.size / mebibyte)} MiB)`,
      zh: `${shown} 太大，没有读取（${Math.ceil(stats.size / mebibyte)} MiB）`,
    });
  }
  const bytes = Buffer.alloc(Math.min(stats.size, limit));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.toString('utf8', 0, bytesRead);
}

function noFile(shown: string): CannotTell {
  return new CannotTell({ en: `${shown} is not a regular file`, zh: `${shown} 不是普通文件` });
}
