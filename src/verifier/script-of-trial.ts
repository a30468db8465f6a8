import type { Reproduction } from './reproduction-schema.ts';

/** Exactly what one trial would run, step by step, for reading. */
export function scriptOfTrial(reproduction: Reproduction, cause: string, action: string | undefined): string {
  const own = reproduction.causes[cause];
  const performed = action === undefined ? undefined : reproduction.actions[action];
  const steps: readonly (readonly [name: string, shell: string | undefined])[] = [
    ...Object.keys({ ...reproduction.files, ...own?.files }).map(
      (path) => [`file ${path}`, undefined] as const,
    ),
    ...variables('variables', { ...reproduction.env, ...own?.env }),
    ['setup', reproduction.setup],
    ...Object.entries(reproduction.services).map(([name, { run }]) => [`service ${name}`, run] as const),
    [`setup of ${cause}`, own?.setup],
    ['trigger, must fail and be recognised', reproduction.trigger],
    ...variables(`variables of ${action}`, performed?.env ?? {}),
    [`action ${action ?? '(none)'}`, performed?.run],
    ['trigger again', performed?.trigger ?? reproduction.trigger],
    ['goal, if that succeeded', reproduction.goal],
  ];
  return steps
    .filter(([name, shell]) => shell !== undefined || name.startsWith('file '))
    .map(
      ([name, shell]) =>
        `  # ${name}\n${shell === undefined ? '' : shell.trimEnd().replaceAll(/^/gm, '  ') + '\n'}`,
    )
    .join('');
}

function variables(
  name: string,
  env: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const lines = Object.entries(env).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return lines.length > 0 ? [[name, lines.join('\n')]] : [];
}
