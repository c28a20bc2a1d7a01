/* Made by "npm run bundle"; change the sources instead:
src/scripts/early.js
src/scripts/late-theme.js
sha256 a5017d5cab06ae10744fdc7ae3af9a9f2cee4719210b999940e0778700d38c9d */
"use strict";(()=>{var d="document$ location$ target$ keyboard$ viewport$ tablet$ screen$ print$ alert$ progress$ component$";function s(){
for(let o of d.split(" ")){let e=[];Object.assign(globalThis,{[o]:{subscribe:(...t)=>e.push(t)}}),document.addEventListener(
"DOMContentLoaded",()=>{for(let t of e.splice(0))Reflect.get(globalThis,o).subscribe(...t)})}}document.documentElement.classList.add("sb-scripts");var r=document.currentScript,{scope:m=".",palettes:i="[]"}=r instanceof
HTMLScriptElement?r.dataset:{};if(r instanceof HTMLScriptElement&&location.protocol!=="file:"){let o=document.documentElement.
lang.startsWith("ko")?["latin","korean"]:["latin"];for(let e of o)for(let t of[400,700]){let n=document.createElement("l\
ink");Object.assign(n,{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"anonymous"}),n.href=new URL(`fonts/stagebo\
ok-sans-${e}-${t}.woff2`,r.src).href,document.head.append(n)}}s();function c(){try{return localStorage}catch{return}}globalThis.
__md_scope=new URL(m,document.baseURI);globalThis.__md_hash=o=>[...o].reduce((e,t)=>(e<<5)-e+t.charCodeAt(0),0);globalThis.
__md_get=(o,e=c(),t=__md_scope)=>{try{return JSON.parse(e?.getItem(`${t.pathname}.${o}`)??"null")}catch{return null}};globalThis.
__md_set=(o,e,t=c(),n=__md_scope)=>{try{t?.setItem(`${n.pathname}.${o}`,JSON.stringify(e))}catch{}};var f=["media","sche\
me","primary","accent"];function u(o){let e=o?.color;return Number.isInteger(o?.index)&&typeof e=="object"&&e!==null&&Object.
entries(e).every(([t,n])=>f.includes(t)&&typeof n=="string")}if(!u(__md_get("__palette")))try{c()?.removeItem(`${__md_scope.
pathname}.__palette`)}catch{}var a="(prefers-color-scheme)";function p(){let o=JSON.parse(i),e=({media:n})=>!!n&&matchMedia(
n??"").matches,t=__md_get("__palette")?.color??o.find(e);return t?.media!==a?t:o.find(n=>n.media!==a&&e(n))??t}function _(){
let o=p();if(!o)return;let e=()=>{for(let[n,l]of Object.entries(o))document.body.setAttribute(`data-md-color-${n}`,l)};if(document.
body)return e();let t=new MutationObserver(()=>{document.body&&(t.disconnect(),e())});t.observe(document.documentElement,
{childList:!0})}i!=="[]"&&_();})();
