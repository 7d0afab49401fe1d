'use strict';

const element = (name, text, className) => {
  const e = document.createElement(name);
  if (text !== undefined) e.textContent = text;
  if (className) e.className = className;
  return e;
};

/** An example of a schema; references are followed, cycles cut. */
function example(api, schema, seen = []) {
  if (!schema) return null;
  if (schema.$ref) {
    if (seen.includes(schema.$ref)) return {};
    const name = schema.$ref.split('/').pop();
    return example(api, api.components.schemas[name], [...seen, schema.$ref]);
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type.find(t => t !== 'null') : schema.type;
  if (type === 'array') return [example(api, schema.items, seen)];
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([k, v]) => [k, example(api, v, seen)]));
  }
  if (type === 'string') return schema.format === 'date-time' ? '2026-01-31T12:00:00Z' : 'text';
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  return {};
}

function operation(api, path, method, op) {
  const box = element('details');
  const head = element('summary');
  head.append(element('span', method.toUpperCase(), 'method'), element('code', path),
    element('span', op.summary || '', 'text'));
  box.append(head);
  if (op.parameters) {
    const table = element('table');
    for (const p of op.parameters) {
      const row = element('tr');
      const fallback = p.schema && p.schema.default !== undefined ? ', default ' + p.schema.default : '';
      row.append(element('th', p.name), element('td', p.in + (p.required ? ', required' : '') + fallback));
      table.append(row);
    }
    box.append(table);
  }
  const shown = (title, content) => {
    const media = content && Object.values(content)[0];
    if (!media) return;
    box.append(element('div', title));
    box.append(element('pre', JSON.stringify(example(api, media.schema), null, 2)));
  };
  if (op.requestBody) shown('Request', op.requestBody.content);
  for (const [status, answer] of Object.entries(op.responses || {})) shown('Answer ' + status, answer.content);
  return box;
}

async function show() {
  const main = document.getElementById('operations');
  const response = await fetch('/api/v1/openapi.json');
  if (!response.ok) throw new Error('openapi.json answered ' + response.status);
  const api = await response.json();
  main.replaceChildren();
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const [method, op] of Object.entries(item)) {
      const tag = (op.tags || ['Other'])[0];
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(operation(api, path, method, op));
    }
  }
  for (const [tag, boxes] of [...groups].sort((a, b) => a[0].localeCompare(b[0]))) {
    main.append(element('h2', tag), ...boxes);
  }
  document.getElementById('filter').addEventListener('input', event => {
    const wanted = event.target.value.toLowerCase();
    for (const box of main.querySelectorAll('details')) {
      box.hidden = !box.firstChild.textContent.toLowerCase().includes(wanted);
    }
  });
}

show().catch(error => {
  document.getElementById('operations').textContent = 'The description could not be read: ' + error.message;
});
