import { fillIn } from '../captures.ts';
import { findPlace } from '../files/find-place.ts';
import { openRepository, onRemote, type Repository } from '../git/repository.ts';
import type { Probe } from '../probe.ts';
import { CannotTell, sight, type Sight } from '../sight.ts';

/** The state of the repository around the working folder, from its references, its index and its reflogs. */
export const probeGit: Probe<'git'> = async ({ is, path }, { machine, captures }) => {
  const repository = await openRepository(machine);
  if (!repository) {
    const none = { en: 'this folder is in no git repository', zh: '此目录不在 git 仓库中' };
    // Where there is no repository nothing is tracked; about branches nothing can be said.
    return sight(
      is === 'repository' || is === 'tracked' || is === 'tracked-not-executable' ? false : undefined,
      none,
    );
  }
  switch (is) {
    case 'repository':
      return sight(true, { en: 'this folder is in a git repository', zh: '此目录在 git 仓库中' });
    case 'locked':
    case 'detached':
    case 'without-upstream':
    case 'pushed-before':
    case 'unmerged':
      return standing(repository, is);
    case 'ahead':
    case 'behind':
    case 'diverged':
      return distance(repository, is);
    case 'upstream-rewritten':
      return upstreamRewritten(repository);
    case 'rewritten-here':
      return rewrittenHere(repository);
    case 'unrelated':
    case 'files-known-to-upstream':
    case 'starter-files-upstream':
      return histories(repository, is);
    case 'tracked':
    case 'tracked-not-executable':
      return tracked(repository, is, (await findPlace(fillIn(path ?? '.', captures), machine)).shown);
  }
};

async function standing(
  repository: Repository,
  is: 'locked' | 'detached' | 'without-upstream' | 'pushed-before' | 'unmerged',
): Promise<Sight> {
  switch (is) {
    case 'locked':
      return said(
        repository.isLocked(),
        'the index is locked',
        'the index is not locked',
        '索引被锁定',
        '索引没有被锁定',
      );
    case 'detached':
      return said(
        (await repository.branch()) === undefined,
        'HEAD is on no branch',
        'HEAD is on a branch',
        'HEAD 不在任何分支上',
        'HEAD 在分支上',
      );
    case 'without-upstream':
      return said(
        (await repository.upstream()) === undefined,
        'the branch has no upstream',
        'the branch has an upstream',
        '分支没有上游',
        '分支有上游',
      );
    case 'pushed-before': {
      const isThere = (await onRemote(await repository.branch(), repository.lines)).length > 0;
      return said(
        isThere,
        'a branch of this name was seen on the remote',
        'no branch of this name was seen on the remote',
        '远程上见过同名分支',
        '远程上没有见过同名分支',
      );
    }
    case 'unmerged':
      return said(
        (await repository.lines('ls-files', '--unmerged')).length > 0,
        'files are unmerged',
        'no file is unmerged',
        '有未合并的文件',
        '没有未合并的文件',
      );
  }
}

async function tracked(
  repository: Repository,
  is: 'tracked' | 'tracked-not-executable',
  shown: string,
): Promise<Sight> {
  const [entry] = await repository.lines('ls-files', '--stage', '--', shown);
  if (entry === undefined)
    return sight(false, { en: `git does not track ${shown}`, zh: `git 没有跟踪 ${shown}` });
  const mode = entry.slice(0, 6);
  return sight(is === 'tracked' || mode === '100644', {
    en: `git tracks ${shown} as ${mode}`,
    zh: `git 以 ${mode} 跟踪 ${shown}`,
  });
}

async function distance(repository: Repository, is: 'ahead' | 'behind' | 'diverged'): Promise<Sight> {
  const other = await repository.otherSide();
  const counted = await repository.ask('rev-list', '--left-right', '--count', `HEAD...${other}`);
  const [ahead = 0, behind = 0] = (counted ?? '').split(/\s+/).map(Number);
  if (counted === undefined) throw notCompared();
  const seen = {
    en: `${ahead} commits here that ${nameOf(other)} lacks, ${behind} there that are not here`,
    zh: `本地比 ${nameOf(other)} 多 ${ahead} 个提交，少 ${behind} 个提交`,
  };
  const holds =
    is === 'ahead'
      ? ahead > 0 && behind === 0
      : is === 'behind'
        ? behind > 0 && ahead === 0
        : ahead > 0 && behind > 0;
  return sight(holds, seen);
}

/** The reference was moved to a commit that its former one does not lead to. */
async function upstreamRewritten(repository: Repository): Promise<Sight> {
  const other = await repository.otherSide();
  const former = await repository.lines('rev-list', '--walk-reflogs', '--max-count=20', other);
  if (former.length < 2)
    return sight(false, {
      en: `${nameOf(other)} has not moved since it was first fetched`,
      zh: `${nameOf(other)} 自首次获取后没有移动过`,
    });
  const [, before = ''] = former;
  const isKept = (await repository.ask('merge-base', '--is-ancestor', before, other)) !== undefined;
  return said(
    !isKept,
    `${nameOf(other)} was rewritten`,
    `${nameOf(other)} only went forward`,
    `${nameOf(other)} 被改写过`,
    `${nameOf(other)} 只是向前推进`,
  );
}

/** The other side's commit was once the tip here, and is no longer in the history here. */
async function rewrittenHere(repository: Repository): Promise<Sight> {
  const other = await repository.otherSide();
  const tip = await repository.ask('rev-parse', '--verify', '--quiet', `${other}^{commit}`);
  const branch = await repository.branch();
  if (tip === undefined || branch === undefined) throw notCompared();
  const own = await repository.lines(
    'rev-list',
    '--walk-reflogs',
    '--max-count=1000',
    `refs/heads/${branch}`,
  );
  const isLost = (await repository.ask('merge-base', '--is-ancestor', tip, 'HEAD')) === undefined;
  return said(
    isLost && own.includes(tip),
    `${nameOf(other)} is a commit that was rewritten here`,
    `${nameOf(other)} is no commit that was rewritten here`,
    `${nameOf(other)} 是在本地被改写掉的提交`,
    `${nameOf(other)} 不是在本地被改写掉的提交`,
  );
}

async function histories(
  repository: Repository,
  is: 'unrelated' | 'files-known-to-upstream' | 'starter-files-upstream',
) {
  const other = await repository.otherSide();
  if (is === 'unrelated') {
    const base = await repository.ask('merge-base', 'HEAD', other);
    return said(
      base === undefined,
      `${nameOf(other)} shares no history with HEAD`,
      `${nameOf(other)} shares history with HEAD`,
      `${nameOf(other)} 与 HEAD 没有共同历史`,
      `${nameOf(other)} 与 HEAD 有共同历史`,
    );
  }
  if (is === 'starter-files-upstream') {
    const names = await repository.lines('ls-tree', '-r', '--name-only', other);
    const isStarter = names.length > 0 && names.every((name) => starter.test(name));
    return said(
      isStarter,
      `${nameOf(other)} holds only files that a new project begins with`,
      `${nameOf(other)} holds more than a new project begins with`,
      `${nameOf(other)} 只有新项目自带的文件`,
      `${nameOf(other)} 不只有新项目自带的文件`,
    );
  }
  return filesKnown(repository, other);
}

/** Files here whose content or whose path stands in the other side's history; what every project has does not count. */
async function filesKnown(repository: Repository, other: string): Promise<Sight> {
  const own = (await repository.lines('ls-tree', '-r', 'HEAD'))
    .map((line) => /^\d+ blob ([0-9a-f]+)\t(.*)$/.exec(line))
    .flatMap((match) => (match?.[1] && match[2] ? [{ blob: match[1], path: match[2] }] : []))
    .filter(({ path }) => !starter.test(path));
  const theirs = (await repository.lines('rev-list', '--objects', '--max-count=2000', other)).map((line) =>
    line.split(' '),
  );
  const blobs = new Set(theirs.map(([blob]) => blob));
  const paths = new Set(theirs.map(([, ...path]) => path.join(' ')));
  const shared = own.filter(({ blob, path }) => blobs.has(blob) || paths.has(path)).length;
  return sight(own.length > 0 && shared * 2 >= own.length, {
    en: `${shared} of ${own.length} files here stand in the history of ${nameOf(other)}`,
    zh: `本地 ${own.length} 个文件中有 ${shared} 个出现在 ${nameOf(other)} 的历史里`,
  });
}

/** What a hosting site puts into a new repository. */
const starter = /^(?:readme|licen[cs]e|copying|\.gitignore|\.gitattributes)[^/]*$/i;

function nameOf(reference: string): string {
  return reference.replace(/^refs\/(?:remotes|heads)\//, '');
}

function said(holds: boolean, yes: string, no: string, yesZh: string, noZh: string): Sight {
  return sight(holds, holds ? { en: yes, zh: yesZh } : { en: no, zh: noZh });
}

function notCompared(): CannotTell {
  return new CannotTell({ en: 'git could not compare the two sides', zh: 'git 无法比较两边' });
}
