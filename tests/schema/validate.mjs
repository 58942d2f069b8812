// Holds bundles against the JSON Schema as an editor would, with ajv in its strict mode.
// In: { "schema": …, "bundles": { name: text } }. Out: for each name what is refused, null where nothing is.
import Ajv2020 from "ajv/dist/2020.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { schema, bundles } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const refusal = (text) => {
    let bundle;
    try {
        bundle = JSON.parse(text);
    } catch (error) {
        return [String(error)];
    }
    return validate(bundle) ? null : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(bundles).map(([name, text]) => [name, refusal(text)]))));
