/** A credential in memory. Printing or serialising it shows nothing. */
export class Credential {
  readonly #username: string;
  readonly #secret: string;
  /** `token`: an identity token, which is exchanged and not sent as a password. */
  readonly kind: 'password' | 'token';

  constructor(username: string, secret: string, kind: 'password' | 'token' = 'password') {
    this.#username = username;
    this.#secret = secret;
    this.kind = kind;
  }

  get hasUser(): boolean {
    return this.#username !== '' && this.kind === 'password';
  }

  /** RFC 7617 */
  basic(): string {
    return `Basic ${Buffer.from(`${this.#username}:${this.#secret}`).toString('base64')}`;
  }

  /** The form of an OAuth 2 token request: https://distribution.github.io/distribution/spec/auth/oauth/ */
  form(): Readonly<Record<string, string>> {
    return this.kind === 'token'
      ? { grant_type: 'refresh_token', refresh_token: this.#secret }
      : { grant_type: 'password', username: this.#username, password: this.#secret };
  }

  /** When it ends, in milliseconds, where its form tells: a JSON Web Token (RFC 7519), or the password that Amazon ECR gives out. */
  expiry(): number | undefined {
    const [, claims] = this.#secret.split('.');
    const encoded = this.#secret.startsWith('eyJ') && claims !== undefined ? claims : this.#secret;
    try {
      const data: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
      if (typeof data !== 'object' || data === null) return undefined;
      const seconds = 'exp' in data ? data.exp : 'expiration' in data ? data.expiration : undefined;
      return typeof seconds === 'number' ? seconds * 1000 : undefined;
    } catch {
      return undefined;
    }
  }
}
