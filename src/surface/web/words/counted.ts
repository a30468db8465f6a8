const number = new Intl.NumberFormat('en');

/** `1 record`, `2,500 records` */
export function counted(n: number, one: string, more = `${one}s`): string {
  return `${number.format(n)} ${n === 1 ? one : more}`;
}
