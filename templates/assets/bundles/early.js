/* Made by "npm run bundle"; change the sources instead:
src/scripts/early.js
src/scripts/late-theme.js
sha256 6cefead5b1694d0ea842e53115fbe70e95a6013f1200d5b2b44de4c4db9f29eb */
"use strict";(()=>{function p(){return new Promise(t=>{new URLSearchParams(location.search).has("q")&&t(),document.addEventListener("focusi\
n",({target:e})=>{e instanceof Element&&e.matches("[data-md-component=search-query]")&&t()})})}function d(){if(location.
protocol==="file:")return;let t=p(),{Worker:e,XMLHttpRequest:n}=globalThis;globalThis.XMLHttpRequest=class extends n{#e=!1;open(...r){
this.#e=/\/search\/search_index\.json$/.test(String(r[1])),super.open(...r)}send(r){this.#e?t.then(()=>super.send(r)):super.
send(r)}};class o extends EventTarget{#e;constructor(s){super(),this.#e=t.then(()=>{let c=new e(s);return c.addEventListener(
"message",({data:h})=>this.dispatchEvent(new MessageEvent("message",{data:h}))),c})}postMessage(s){this.#e.then(c=>c.postMessage(
s))}terminate(){this.#e.then(s=>s.terminate())}}let i=/\/workers\/search\.[^/]*js$/;globalThis.Worker=new Proxy(e,{construct:(r,[
s,c])=>i.test(String(s))?new o(s):new r(s,c)})}var _="document$ location$ target$ keyboard$ viewport$ tablet$ screen$ pr\
int$ alert$ progress$ component$";function m(){for(let t of _.split(" ")){let e=[];Object.assign(globalThis,{[t]:{subscribe:(...n)=>e.
push(n)}}),document.addEventListener("DOMContentLoaded",()=>{for(let n of e.splice(0))Reflect.get(globalThis,t).subscribe(
...n)})}}document.documentElement.classList.add("sb-scripts");var a=document.currentScript,{scope:g=".",palettes:f="[]"}=a instanceof
HTMLScriptElement?a.dataset:{};if(a instanceof HTMLScriptElement&&location.protocol!=="file:"){let t=document.documentElement.
lang.startsWith("ko")?["latin","korean"]:["latin"];for(let e of t)for(let n of[400,700]){let o=document.createElement("l\
ink");Object.assign(o,{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"anonymous"}),o.href=new URL(`fonts/stagebo\
ok-sans-${e}-${n}.woff2`,a.src).href,document.head.append(o)}}d();m();function l(){try{return localStorage}catch{return}}
globalThis.__md_scope=new URL(g,document.baseURI);globalThis.__md_hash=t=>[...t].reduce((e,n)=>(e<<5)-e+n.charCodeAt(0),
0);globalThis.__md_get=(t,e=l(),n=__md_scope)=>{try{return JSON.parse(e?.getItem(`${n.pathname}.${t}`)??"null")}catch{return null}};
globalThis.__md_set=(t,e,n=l(),o=__md_scope)=>{try{n?.setItem(`${o.pathname}.${t}`,JSON.stringify(e))}catch{}};var b=["m\
edia","scheme","primary","accent"];function w(t){let e=t?.color;return Number.isInteger(t?.index)&&typeof e=="object"&&e!==
null&&Object.entries(e).every(([n,o])=>b.includes(n)&&typeof o=="string")}if(!w(__md_get("__palette")))try{l()?.removeItem(
`${__md_scope.pathname}.__palette`)}catch{}var u="(prefers-color-scheme)";function y(){let t=JSON.parse(f),e=({media:o})=>!!o&&
matchMedia(o??"").matches,n=__md_get("__palette")?.color??t.find(e);return n?.media!==u?n:t.find(o=>o.media!==u&&e(o))??
n}function $(){let t=y();if(!t)return;let e=()=>{for(let[o,i]of Object.entries(t))document.body.setAttribute(`data-md-co\
lor-${o}`,i)};if(document.body)return e();let n=new MutationObserver(()=>{document.body&&(n.disconnect(),e())});n.observe(
document.documentElement,{childList:!0})}f!=="[]"&&$();})();
