/* Made by "npm run bundle"; change the sources instead:
src/scripts/early.js
sha256 046a574d906a53576e330518a9bf816cf1860b427a99cda671fcdf71314c7db5 */
"use strict";(()=>{document.documentElement.classList.add("sb-scripts");var c=document.currentScript,{scope:d=".",palettes:s="[]"}=c instanceof
HTMLScriptElement?c.dataset:{};if(c instanceof HTMLScriptElement&&location.protocol!=="file:"){let n=document.documentElement.
lang.startsWith("ko")?["latin","korean"]:["latin"];for(let t of n)for(let e of[400,700]){let o=document.createElement("l\
ink");Object.assign(o,{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"anonymous"}),o.href=new URL(`fonts/stagebo\
ok-sans-${t}-${e}.woff2`,c.src).href,document.head.append(o)}}function a(){try{return localStorage}catch{return}}globalThis.
__md_scope=new URL(d,document.baseURI);globalThis.__md_hash=n=>[...n].reduce((t,e)=>(t<<5)-t+e.charCodeAt(0),0);globalThis.
__md_get=(n,t=a(),e=__md_scope)=>{try{return JSON.parse(t?.getItem(`${e.pathname}.${n}`)??"null")}catch{return null}};globalThis.
__md_set=(n,t,e=a(),o=__md_scope)=>{try{e?.setItem(`${o.pathname}.${n}`,JSON.stringify(t))}catch{}};var r="(prefers-colo\
r-scheme)";function l(){let n=JSON.parse(s),t=({media:o})=>!!o&&matchMedia(o??"").matches,e=__md_get("__palette")?.color??
n.find(t);return e?.media!==r?e:n.find(o=>o.media!==r&&t(o))??e}function m(){let n=l();if(!n)return;let t=()=>{for(let[o,
i]of Object.entries(n))document.body.setAttribute(`data-md-color-${o}`,i)};if(document.body)return t();let e=new MutationObserver(
()=>{document.body&&(e.disconnect(),t())});e.observe(document.documentElement,{childList:!0})}s!=="[]"&&m();})();
