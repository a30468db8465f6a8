import { inert } from '../../diagnosis/index.ts';
import type { Invocation, RunCommand, Terminal } from '../../command.ts';
import { openKeys, roles, type KeyFacts } from '../../team/index.ts';
import { HttpError } from './http-error.ts';

/** `wayout keys create|list|revoke` */
export const runKeys: RunCommand = async (invocation, terminal) => {
  const store = invocation.text('store');
  const opened = await openKeys({ env: terminal.env, ...(store !== undefined && { store }) });
  try {
    return await perform(opened.keys, invocation, terminal);
  } finally {
    await opened.close();
  }
};

type Keys = Awaited<ReturnType<typeof openKeys>>['keys'];

async function perform(keys: Keys, invocation: Invocation, { stdout, stderr }: Terminal): Promise<number> {
  const [word, name, ...more] = invocation.positionals;
  const isJson = invocation.text('format') === 'json';
  if (more.length > 0) throw usage(`one name, found ${more.length + 1}`);
  switch (word) {
    case 'create': {
      const role = roles.find((one) => one === (invocation.text('role') ?? 'read'));
      if (name === undefined)
        throw usage('a name for the key, found none: wayout keys create ci --role report');
      if (!role) throw usage(`--role to be one of ${roles.join(', ')}`);
      const made = await keys.create({ name, role });
      if (!isJson) stderr.write('This is the key. It is shown this once; the store keeps its hash only.\n');
      stdout.write(isJson ? `${JSON.stringify(made)}\n` : `${made.key}\n`);
      return 0;
    }
    case 'list': {
      const all = await keys.list();
      stdout.write(isJson ? `${JSON.stringify(all)}\n` : all.map(row).join(''));
      return 0;
    }
    case 'revoke': {
      if (name === undefined) throw usage('the id of a key, found none. See wayout keys list');
      if (await keys.revoke(name)) return 0;
      stderr.write(`wayout: no key ${inert(name)} that is not revoked. See wayout keys list\n`);
      return 1;
    }
    default:
      throw usage(`create, list or revoke, found ${word === undefined ? 'nothing' : `"${word}"`}`);
  }
}

function row({ id, role, created, revoked, name }: KeyFacts): string {
  const state = revoked === undefined ? '' : `  revoked ${revoked.slice(0, 10)}`;
  return `${id}  ${role.padEnd(7)}  ${created.slice(0, 10)}  ${inert(name)}${state}\n`;
}

function usage(expected: string): HttpError {
  return new HttpError('malformed', `Expected ${expected}`);
}
