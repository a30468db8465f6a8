import { readdir, readlink, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { listProcesses } from '../processes/list-processes.ts';
import type { Machine } from '../machine.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

const mebibyte = 1024 * 1024;
/** What is left when tools say that nothing is: a page or two, or what is kept for root. */
const little = 1;
/** Deleted files count from this share of a disk, or from a GiB: every machine has some small ones. */
const share = 0.05;

/** Room and inodes of the disk of a place, and whether deleted files that are still open take a good part of it. */
export const probeDisk: Probe<'disk'> = async ({ place = 'work', is }, { machine }) => {
  const rooms = await Promise.all(placesOf(place, machine).map(roomOf));
  const worst = rooms.reduce((a, b) => (b.free < a.free ? b : a));
  const seen: Sentence = {
    en: `${worst.free.toFixed(1)} MiB are free where ${worst.path} lies`,
    zh: `${worst.path} 所在磁盘剩余 ${worst.free.toFixed(1)} MiB`,
  };
  switch (is) {
    case 'full':
      return sight(worst.free <= little, seen);
    case 'roomy':
      return sight(worst.free > little, seen);
    case 'out-of-inodes': {
      const isOut = rooms.some(({ inodes, inodesFree }) => inodes > 0 && inodesFree === 0);
      return sight(
        isOut,
        isOut ? { en: 'no inode is left', zh: 'inode 已用尽' } : { en: 'inodes are left', zh: '还有 inode' },
      );
    }
    case 'held-by-deleted-files': {
      const held = await Promise.all(
        rooms.map(async ({ device, size }) => ({ size, held: await heldOn(device) })),
      );
      const most = held.reduce((a, b) => (b.held > a.held ? b : a));
      return sight(most.held >= Math.min(1024, share * most.size), seen, {
        en: `deleted files that are still open hold ${most.held.toFixed(0)} MiB of it`,
        zh: `其中已删除但仍被打开的文件占用 ${most.held.toFixed(0)} MiB`,
      });
    }
  }
};

function placesOf(place: 'work' | 'home' | 'temporary' | 'any', { cwd, home }: Machine): readonly string[] {
  switch (place) {
    case 'work':
      return [cwd];
    case 'home':
      return [home];
    case 'temporary':
      return [tmpdir()];
    case 'any':
      return [cwd, home, tmpdir()];
  }
}

async function roomOf(path: string) {
  const { bavail, blocks, bsize, files, ffree } = await statfs(path);
  const { dev } = await stat(path);
  return {
    path,
    device: dev,
    free: (bavail * bsize) / mebibyte,
    size: (blocks * bsize) / mebibyte,
    inodes: files,
    inodesFree: ffree,
  };
}

/** MiB of files of one disk that have no name any more and that a process which we may see keeps open. */
async function heldOn(device: number): Promise<number> {
  const sizes = new Map<string, number>();
  for (const { pid } of await listProcesses()) {
    const folder = `/proc/${pid}/fd`;
    for (const name of await readdir(folder).catch(() => [])) {
      const target = await readlink(`${folder}/${name}`).catch(() => '');
      if (!target.endsWith(' (deleted)')) continue;
      const stats = await stat(`${folder}/${name}`).catch(() => undefined);
      if (stats?.isFile() && stats.dev === device) sizes.set(String(stats.ino), stats.blocks * 512);
    }
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / mebibyte;
}
