/** Sentences about what went wrong and did not stop it, each once: a server that is away is so at every question. */
export function collectWarnings(onWarning: ((sentence: string) => void) | undefined) {
  const warnings: string[] = [];
  const warn = (sentence: string): void => {
    if (warnings.includes(sentence)) return;
    warnings.push(sentence);
    onWarning?.(sentence);
  };
  return { warnings, warn };
}
