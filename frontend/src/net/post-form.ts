/** Sends a form as the browser would, asks for JSON, and carries Django's CSRF token. */

/** Posts the form's fields to `url`; `signal` abandons it. Gives the parsed answer, whatever the status. */
export async function postForm(
  url: string,
  form: HTMLFormElement,
  signal: AbortSignal,
): Promise<unknown> {
  const body = fieldsOf(new FormData(form));
  const response = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { Accept: "application/json", "X-CSRFToken": body.get("csrfmiddlewaretoken") ?? "" },
    body,
    signal,
  });
  return response.json();
}

/** The text fields of a form; files never travel this way. */
export function fieldsOf(data: FormData): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of data) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields;
}
