/** The JSON API at `/api/v1/`: fields out, answers in, each of the shape that its caller knows, or refused. */

import type { Guard } from "../crypto/json.ts";

export type Fields = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The server's one line, and its code: `offline` where it was not reached, `answer` where it said something else than is known. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }
}

export interface Api {
  readonly get: <T>(path: string, isAnswer: Guard<T>) => Promise<T>;
  readonly post: <T>(path: string, fields: Fields, isAnswer: Guard<T>) => Promise<T>;
  /** As `post`, for bytes that are sealed already, or none. The answer is not read. */
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
}

/** The API of the page's own server, by the page's session; the token is the page's own too. */
export function pageApi(): Api {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
  return apiAt(new URL("/api/v1/", document.baseURI), () => ({ "X-CSRFToken": token }));
}

/** The API at `base`; `headers` say who asks. */
export function apiAt(base: URL, headers: () => Readonly<Record<string, string>>): Api {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const all = { Accept: "application/json", ...headers(), ...init.headers };
    const response = await reached(new URL(path, base), { ...init, headers: all });
    if (!response.ok) throw await refusal(response);
    return response;
  };
  const asked = async <T>(path: string, init: RequestInit, isAnswer: Guard<T>): Promise<T> => {
    const answer = await jsonOf(await send(path, init));
    if (!isAnswer(answer)) throw new ApiError(200, "answer", "The server said something unknown.");
    return answer;
  };
  return {
    send,
    get: (path, isAnswer) => asked(path, {}, isAnswer),
    post: (path, fields, isAnswer) =>
      asked(path, { method: "POST", body: formOf(fields) }, isAnswer),
  };
}

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) form.append(name, String(one));
  }
  return form;
}

async function reached(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "offline", "The server was not reached.");
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const problem = (await jsonOf(response)) as { code?: unknown; message?: unknown } | null;
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  return new ApiError(response.status, word(problem?.code), word(problem?.message));
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
