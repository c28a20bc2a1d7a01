/* Made by "npm run bundle"; change the sources instead:
src/scripts/early.js
sha256 c797a49808799eefd70658e523ca7b47b1c15af5bea0e49248e335c0dbce66f7 */
"use strict";(()=>{document.documentElement.classList.add("sb-scripts");var c=document.currentScript,{scope:i=".",palettes:s="[]"}=c instanceof
HTMLScriptElement?c.dataset:{};function a(){try{return localStorage}catch{return}}globalThis.__md_scope=new URL(i,document.
baseURI);globalThis.__md_hash=n=>[...n].reduce((t,e)=>(t<<5)-t+e.charCodeAt(0),0);globalThis.__md_get=(n,t=a(),e=__md_scope)=>{
try{return JSON.parse(t?.getItem(`${e.pathname}.${n}`)??"null")}catch{return null}};globalThis.__md_set=(n,t,e=a(),o=__md_scope)=>{
try{e?.setItem(`${o.pathname}.${n}`,JSON.stringify(t))}catch{}};var r="(prefers-color-scheme)";function l(){let n=JSON.parse(
s),t=({media:o})=>!!o&&matchMedia(o??"").matches,e=__md_get("__palette")?.color??n.find(t);return e?.media!==r?e:n.find(
o=>o.media!==r&&t(o))??e}function u(){let n=l();if(!n)return;let t=()=>{for(let[o,d]of Object.entries(n))document.body.setAttribute(
`data-md-color-${o}`,d)};if(document.body)return t();let e=new MutationObserver(()=>{document.body&&(e.disconnect(),t())});
e.observe(document.documentElement,{childList:!0})}s!=="[]"&&u();})();
