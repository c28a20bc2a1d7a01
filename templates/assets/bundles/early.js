/* Made by "npm run bundle" from templates/assets/src; change it there. Sources: sha256 edcc5661c6fd2b1c9ec4064b152427b02d44721eda19e8e64aad372447ae3c43 */
"use strict";(()=>{var r=document.currentScript,{scope:i=".",palettes:a="[]"}=r instanceof HTMLScriptElement?r.dataset:{};function s(){try{
return localStorage}catch{return}}globalThis.__md_scope=new URL(i,location.href);globalThis.__md_hash=n=>[...n].reduce((t,e)=>(t<<
5)-t+e.charCodeAt(0),0);globalThis.__md_get=(n,t=s(),e=__md_scope)=>{try{return JSON.parse(t?.getItem(`${e.pathname}.${n}`)??
"null")}catch{return null}};globalThis.__md_set=(n,t,e=s(),o=__md_scope)=>{try{e?.setItem(`${o.pathname}.${n}`,JSON.stringify(
t))}catch{}};var c="(prefers-color-scheme)";function l(){let n=JSON.parse(a),t=({media:o})=>!!o&&matchMedia(o??"").matches,
e=__md_get("__palette")?.color??n.find(t);return e?.media!==c?e:n.find(o=>o.media!==c&&t(o))??e}function u(){let n=l();if(!n)
return;let t=()=>{for(let[o,d]of Object.entries(n))document.body.setAttribute(`data-md-color-${o}`,d)};if(document.body)
return t();let e=new MutationObserver(()=>{document.body&&(e.disconnect(),t())});e.observe(document.documentElement,{childList:!0})}
a!=="[]"&&u();})();
