/* Made by "npm run bundle"; change the sources instead:
src/scripts/early.js
sha256 e15b7e83ffaef1b667a8cebd2fe740456f2d783688cc1e529b0c49305c295dea */
"use strict";(()=>{document.documentElement.classList.add("sb-scripts");var c=document.currentScript,{scope:l=".",palettes:a="[]"}=c instanceof
HTMLScriptElement?c.dataset:{};if(c instanceof HTMLScriptElement&&location.protocol!=="file:"){let t=document.documentElement.
lang.startsWith("ko")?["latin","korean"]:["latin"];for(let e of t)for(let n of[400,700]){let o=document.createElement("l\
ink");Object.assign(o,{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"anonymous"}),o.href=new URL(`fonts/stagebo\
ok-sans-${e}-${n}.woff2`,c.src).href,document.head.append(o)}}function r(){try{return localStorage}catch{return}}globalThis.
__md_scope=new URL(l,document.baseURI);globalThis.__md_hash=t=>[...t].reduce((e,n)=>(e<<5)-e+n.charCodeAt(0),0);globalThis.
__md_get=(t,e=r(),n=__md_scope)=>{try{return JSON.parse(e?.getItem(`${n.pathname}.${t}`)??"null")}catch{return null}};globalThis.
__md_set=(t,e,n=r(),o=__md_scope)=>{try{n?.setItem(`${o.pathname}.${t}`,JSON.stringify(e))}catch{}};var d=["media","sche\
me","primary","accent"];function m(t){let e=t?.color;return Number.isInteger(t?.index)&&typeof e=="object"&&e!==null&&Object.
entries(e).every(([n,o])=>d.includes(n)&&typeof o=="string")}if(!m(__md_get("__palette")))try{r()?.removeItem(`${__md_scope.
pathname}.__palette`)}catch{}var s="(prefers-color-scheme)";function u(){let t=JSON.parse(a),e=({media:o})=>!!o&&matchMedia(
o??"").matches,n=__md_get("__palette")?.color??t.find(e);return n?.media!==s?n:t.find(o=>o.media!==s&&e(o))??n}function f(){
let t=u();if(!t)return;let e=()=>{for(let[o,i]of Object.entries(t))document.body.setAttribute(`data-md-color-${o}`,i)};if(document.
body)return e();let n=new MutationObserver(()=>{document.body&&(n.disconnect(),e())});n.observe(document.documentElement,
{childList:!0})}a!=="[]"&&f();})();
