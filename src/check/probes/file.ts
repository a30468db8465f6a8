import type { Stats } from 'node:fs';
import { fillIn } from '../captures.ts';
import { isSocketBound } from '../processes/find-listener.ts';
import { findPlace, type Place } from '../files/find-place.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence, type Sight } from '../sight.ts';

/** Whether something is there, what it is, who may read or execute it, whose it is. Nothing is opened. */
export const probeFile: Probe<'file'> = async ({ path, is = 'present' }, { machine, captures }) => {
  const place = await findPlace(fillIn(path, captures), machine);
  const { shown, stats } = place;
  if (is === 'present') return sight(stats !== undefined, presence(place));
  if (is === 'absent') return sight(stats === undefined, presence(place));
  if (!stats) return sight(false, presence(place));
  switch (is) {
    case 'file':
      return sight(stats.isFile(), kindOf(shown, stats));
    case 'folder':
      return sight(stats.isDirectory(), kindOf(shown, stats));
    case 'socket':
      return sight(stats.isSocket(), kindOf(shown, stats));
    case 'stale-socket': {
      if (!stats.isSocket()) return sight(false, kindOf(shown, stats));
      const isBound = await isSocketBound(shown);
      return sight(
        !isBound,
        isBound
          ? { en: `somebody listens on ${shown}`, zh: `有进程在 ${shown} 上监听` }
          : { en: `nobody listens on ${shown}`, zh: `没有进程在 ${shown} 上监听` },
      );
    }
    case 'executable':
      return execution(shown, stats, true);
    case 'not-executable':
      return execution(shown, stats, false);
    case 'shared':
      return sight((stats.mode & 0o077) !== 0, modeOf(shown, stats));
    case 'foreign': {
      const isForeign = stats.uid !== (process.getuid?.() ?? stats.uid);
      return sight(
        isForeign,
        isForeign
          ? { en: `${shown} belongs to another user`, zh: `${shown} 属于别的用户` }
          : { en: `${shown} belongs to you`, zh: `${shown} 属于你` },
      );
    }
    case 'from-the-future': {
      const isAhead = stats.mtimeMs > machine.now() + 1000;
      return sight(
        isAhead,
        isAhead
          ? { en: `${shown} was changed later than now`, zh: `${shown} 的修改时间在将来` }
          : { en: `${shown} was changed before now`, zh: `${shown} 的修改时间在过去` },
      );
    }
  }
};

function presence({ shown, stats }: Place): Sentence {
  return stats
    ? { en: `${shown} is there`, zh: `${shown} 存在` }
    : { en: `${shown} is not there`, zh: `${shown} 不存在` };
}

function execution(shown: string, stats: Stats, wanted: boolean): Sight {
  if (!stats.isFile()) return sight(false, kindOf(shown, stats));
  return sight(((stats.mode & 0o111) !== 0) === wanted, modeOf(shown, stats));
}

function modeOf(shown: string, { mode }: Stats): Sentence {
  const octal = (mode & 0o777).toString(8).padStart(3, '0');
  return { en: `${shown} has mode ${octal}`, zh: `${shown} 的权限是 ${octal}` };
}

function kindOf(shown: string, stats: Stats): Sentence {
  if (stats.isFile()) return { en: `${shown} is a file`, zh: `${shown} 是文件` };
  if (stats.isDirectory()) return { en: `${shown} is a folder`, zh: `${shown} 是文件夹` };
  if (stats.isSocket()) return { en: `${shown} is a socket`, zh: `${shown} 是套接字` };
  return { en: `${shown} is neither a file nor a folder`, zh: `${shown} 既不是文件也不是文件夹` };
}
