// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Filling the names into a text: the twin of `omstander/walk/names.py` and of the genitive in `omstander/model/reference.py`. */

const SLOT = /\{\{|\}\}|\{([0-9]+)([-+^]?)('s)?\}/g;

/** The text with names: `{2}` as declared, `{2-}` small, `{2+}` capitals, `{2^}` a first capital; `'s` is whose. */
export function fill(text: string, names: string[], language: string): string {
  return text.replace(SLOT, (found, person?: string, form = "", whose?: string) => {
    if (person === undefined) return found[0]!;
    const name = inForm(names[+person] ?? "", form);
    return whose ? genitive(name, language) : name;
  });
}

function inForm(name: string, form: string): string {
  if (form === "-") return name.toLowerCase();
  if (form === "+") return name.toUpperCase();
  const [first = "", ...rest] = name;
  return form === "^" ? first.toUpperCase() + rest.join("") : name;
}

/** Whose: `Noors`, `Noa's`, `Bos'` in Dutch, always `'s` elsewhere; capitals stay capitals. */
export function genitive(name: string, language: string): string {
  const end = language === "nl" ? dutchEnd(name.toLowerCase()) : "'s";
  return name + ([...name].length > 1 && name === name.toUpperCase() ? end.toUpperCase() : end);
}

function dutchEnd(name: string): string {
  if (/[sxz]$/.test(name)) return "'";
  return /(^|[^aeiouyáàâäéèêëíìîïóòôöúùûü])[aiouy]$/.test(name) ? "'s" : "s";
}
