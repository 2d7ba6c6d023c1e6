const names = /^(content-type|date|retry-after|x-ratelimit-.*)$/;

/** Those headers of an answer that tell of limits, time and content, by their names in lower case. */
export function tellingHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => names.test(name)));
}
