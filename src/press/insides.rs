//! What every offline file of this program holds, made from the browser modules; and the scripts that start those.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::App;
use super::offline::{Insides, packed};
use super::style::{still_style, style};
use crate::wording;

/// What a page does when its module does not start, or stops: one calm line, with the reason for those who ask.
pub(super) const ASLEEP: &str = "const asleep=e=>{document.documentElement.setAttribute(\"data-asleep\",e);\
    const why=document.querySelector(\".asleep p\");if(why)why.textContent=e};\
    addEventListener(\"error\",({error:e})=>{if(e instanceof WebAssembly.RuntimeError)asleep(e)});";

/// What a page does when a part of it is not where it was: it says that reloading helps. Where the line for it is not there yet,
/// once more when it is.
fn gone() -> String {
    format!(
        "const gone=()=>{{document.documentElement.setAttribute(\"data-asleep\",{what:?});\
         const[head,why]=document.querySelectorAll(\".asleep summary,.asleep p\");\
         if(why){{head.textContent={what:?};why.textContent={why:?}}}else addEventListener(\"DOMContentLoaded\",gone)}};",
        what = wording::GONE,
        why = wording::WHY_GONE,
    )
}

/// Inflates what stands in a page in base64, for the module as well. Through a response, since WebKit lets no worker of a page from disk read a blob.
const INFLATE: &str = "const inflate=packed=>new Response(new Response(Uint8Array.from(atob(packed),c=>c.charCodeAt(0)))\
    .body.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer();";

/// What the press answers as a worker, once `awake` is settled: it takes a bundle, as bytes, as it stands in an offline
/// file, or by its address, with the names its page is to use, with the insides of an offline file, or with an older bundle to compare it with;
/// and gives page, columns and report, and the bundle back. The digest is made while the press still wakes.
pub(super) const SERVE: &str = "const digest=async b=>!self.crypto?.subtle?'':Array.from(\
    new Uint8Array(await crypto.subtle.digest('SHA-256',b)),n=>n.toString(16).padStart(2,'0')).join('');\
    const got=async at=>{const answer=await fetch(at,{cache:'no-cache'});if(!answer.ok)throw at+': '+answer.status;return answer.arrayBuffer()};\
    onmessage=async({data:d})=>{try{\
    const b=new Uint8Array(await(d.at?got(d.at):typeof d.bundle==='string'?inflate(d.bundle):d.bundle)),h=digest(b),w=await awake&&wasm_bindgen,\
    made='older'in d?w.press_changes(b,await h,new Uint8Array(d.older),d.name):\
    d.insides?w.press_offline(b,await h,d.name,d.insides):w.press_page(b,await h,d.name,d.links),columns={};\
    for(let id;id=made.series();)columns[id]=made.columns();\
    postMessage({id:d.id,html:made.html(),columns,bundle:b,file:made.file(),report:made.report()},[b.buffer])}\
    catch(e){postMessage({id:d.id,error:String(e),gone:e?.name===\"Gone\"})}};\n";

/// Makes the worker of the press from what stands in the page, so that it can be called like one that lies beside it.
const PRESS: &str = "{const text=id=>document.getElementById(id).textContent;\
    const parts=[text(\"press-script\"),\";const packed='\",text(\"press-module\"),\"';\",text(\"press-serve\")];\
    document.documentElement.dataset.press=URL.createObjectURL(new Blob(parts,{type:\"text/javascript\"}))}";

/// The insides of the offline files made with these modules.
pub(super) fn insides(app: &App) -> Insides {
    let (style, still_style) = (style(), still_style());
    let script = contained(&format!(
        "{}\n{PRESS}{}",
        String::from_utf8_lossy(app.web_script),
        started_from("document.getElementById(\"module\").textContent")
    ));
    Insides {
        policy: format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {} {}; img-src data:; worker-src blob:; \
             connect-src 'none'; base-uri 'none'; form-action 'none'",
            integrity(&script),
            integrity(&style),
            integrity(&still_style),
        ),
        style,
        still_style,
        script,
        module: packed(app.web_module),
        press_module: packed(app.press_module),
        press_script: contained(&String::from_utf8_lossy(app.press_script)),
        press_serve: format!("{INFLATE}const awake=inflate(packed).then(m=>wasm_bindgen({{module_or_path:m}}));{SERVE}"),
    }
}

/// What becomes of the answer to a request for columns, which are asked for once, by whoever is first.
const TAKEN: &str = "answer=>answer.ok?answer.arrayBuffer():null";

/// What a page runs itself, since a script beside it is there a good deal later: it asks for the module, and for the columns that
/// the module will want. Where a host's own policy forbids a page to, the script asks. It also hears when the script or the style
/// sheet is gone, which those cannot tell.
pub(super) fn start<'a>(module: &str, parts: [&str; 2], columns: impl Iterator<Item = &'a str>) -> String {
    let columns: Vec<String> =
        columns.map(|path| format!("{path:?}:fetch({path:?},{{priority:\"low\"}}).then({TAKEN})")).collect();
    let early = if columns.is_empty() { String::new() } else { format!(";early={{{}}}", columns.join(",")) };
    let start = format!(
        "compiled=WebAssembly.compileStreaming(fetch({module:?})){early};{{{}addEventListener(\"error\",({{target:e}})=>{{\
         if({parts:?}.includes(e.getAttribute?.(\"src\")??e.getAttribute?.(\"href\")))gone()}},true)}}",
        gone()
    );
    contained(&start)
}

/// A module's script that starts the module, which lies beside it, once the page is read and has its style: as a deferred script
/// would, which is run later. It also has what the module asks the site by.
pub(super) fn started(script: &[u8], module: &str) -> Vec<u8> {
    // The revision that a bundle tells: the first after its `meta` is that of the `meta`, by the schema. Most tell it at the
    // beginning, so a piece is asked for; a server that knows of no pieces is stopped. One that tells it late is looked through
    // whole. The number counts once what follows it is there, and the browser reads it: `20e-1` is 2.
    const PEEK: &str = "const peek=async address=>{const TOLD=/\"meta\"\\s*:[^]*?\"revision\"\\s*:\\s*([-+.\\dEe]+)\\s*[,}]/,MOST=65536;\
        const ask=async headers=>{const answer=await fetch(address,{cache:\"no-cache\",headers});if(!answer.ok)throw answer.status;return answer};\
        const reader=(await ask({range:\"bytes=0-\"+(MOST-1)})).body.getReader(),decoder=new TextDecoder;let text=\"\",next;\
        while(text.length<MOST&&!TOLD.test(text)&&!(next=await reader.read()).done)text+=decoder.decode(next.value.subarray(0,MOST),{stream:true});\
        reader.cancel();if(text.length>=MOST&&!TOLD.test(text))text=await(await ask()).text();return+TOLD.exec(text)?.[1]};";
    const READY: &str = "const style=document.querySelector(\"link[rel=stylesheet]\");let styled=!style||style.sheet;\
        const start=()=>{if(styled&&document.readyState!==\"loading\")wasm_bindgen({module_or_path:got}).catch(e=>e===gone?gone():asleep(e))};\
        got.catch(()=>{});\
        if(!styled)for(const end of[\"load\",\"error\"])style.addEventListener(end,()=>{styled=true;start()});\
        if(document.readyState===\"loading\")addEventListener(\"DOMContentLoaded\",start);start()";
    let gone = gone();
    let start = format!(
        ";{PEEK}const ahead=address=>(self.early??={{}})[address]??=fetch(address).then({TAKEN});{{{ASLEEP}{gone}const at=new URL({module:?},document.currentScript.src),\
         got=(async()=>self.compiled??WebAssembly.compileStreaming(fetch(at)))()\
         .catch(async()=>{{const answer=await fetch(at);if(!answer.ok)throw gone;return answer}});{READY}}}\n"
    );
    [script, start.as_bytes()].concat()
}

/// A module's script that holds the module, for a frame that can fetch nothing. What lies beside the site is had from scripts.
pub(super) fn started_inside(script: &[u8], module: &[u8]) -> Vec<u8> {
    const AHEAD: &str = ";const columns={},site=document.currentScript.src,ahead=file=>new Promise((come,gone)=>{\
        const script=document.createElement(\"script\");script.onload=come;script.onerror=()=>gone(script.src);\
        script.src=new URL(file.replace(/bin$/,\"js\"),site);document.head.append(script)}).then(()=>inflate(columns[file]));";
    let start = started_from(&format!("{:?}", packed(module)));
    [script, AHEAD.as_bytes(), start.as_bytes()].concat()
}

/// Inflates a packed module, which the expression names, and starts it.
fn started_from(packed: &str) -> String {
    format!(
        ";{INFLATE}{{{ASLEEP}(async()=>{{try{{await wasm_bindgen({{module_or_path:await inflate({packed})}})}}\
         catch(e){{asleep(e)}}}})()}}\n"
    )
}

/// The press as a worker beside the page, which loads its module from there.
pub(super) fn serving(script: &[u8], module: &str) -> Vec<u8> {
    let load = format!(
        ";{INFLATE}const at=new URL({module:?},self.location),awake=fetch(at).catch(()=>{{}}).then(answer=>{{\
         if(!answer?.ok)throw Object.assign(Error(at),{{name:\"Gone\"}});return wasm_bindgen({{module_or_path:answer}})}});"
    );
    [script, load.as_bytes(), SERVE.as_bytes()].concat()
}

/// A script that cannot end its element: the one text that would is spelled otherwise.
fn contained(script: &str) -> String {
    script.replace("</script", "<\\/script")
}

/// A text as a content policy names it.
pub(super) fn integrity(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
