/** The path of the packaged extension; packages it first when it is missing or older than dist/. */
export function freshVsix(): string;
