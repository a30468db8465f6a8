import { CliError, type Command, type Invocation, type Terminal } from './command.ts';
import { commands } from './commands.ts';

/** `wayout completions bash|zsh|fish` */
export async function runCompletions({ positionals }: Invocation, { stdout }: Terminal): Promise<number> {
  const [shell] = positionals;
  switch (shell) {
    case 'bash':
      stdout.write(bash());
      return 0;
    case 'zsh':
      // zsh reads bash completions through its own bridge.
      stdout.write(`autoload -U +X bashcompinit && bashcompinit\n${bash()}`);
      return 0;
    case 'fish':
      stdout.write(fish());
      return 0;
    default:
      throw new CliError('usage', `Expected bash, zsh or fish, found "${shell ?? 'nothing'}"`);
  }
}

function bash(): string {
  const cases = commands.map((command) => `    ${command.name}) words='${wordsOf(command)}' ;;`);
  return `_wayout() {
  local words='${commands.map(({ name }) => name).join(' ')} --help --version'
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words='${commands.map(({ name }) => name).join(' ')} --help --version'
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _wayout wayout
`;
}

function fish(): string {
  const rows = commands.flatMap((command) => [
    `complete -c wayout -n __fish_use_subcommand -a ${command.name} -d '${command.summary.replaceAll("'", "\\'")}'`,
    ...wordsOf(command)
      .split(' ')
      .map((word) => {
        const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`;
        return `complete -c wayout -n '__fish_seen_subcommand_from ${command.name}' ${what}`;
      }),
  ]);
  return `${rows.join('\n')}\n`;
}

function wordsOf({ options, words = [] }: Command): string {
  return [...words, ...Object.keys(options).map((name) => `--${name}`), '--help'].join(' ');
}
