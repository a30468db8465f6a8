export function serveFolder(
  folder: string,
  under?: string,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }>;
