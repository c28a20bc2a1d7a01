/* Made by "npm run bundle"; change the sources instead:
src/scripts/frame-worker.js
sha256 65edd6a1f9d58fbfc06c6e7dfb64372eea72693082a92da5eff84b542ba4abad */
"use strict";(()=>{var o=class extends EventTarget{#e=document.createElement("iframe");#t;constructor(t){super(),this.#e.hidden=!0,document.
body.append(this.#e),this.#t=this.#n(String(new URL(String(t),document.baseURI)))}postMessage(t){this.#t.then(n=>n.dispatchEvent(
new MessageEvent("message",{data:t})))}terminate(){this.#e.remove()}async#n(t){let n=this.#e.contentWindow,s=e=>c(n.document,
e);return n.importScripts=(...e)=>e.reduce((r,a)=>r.then(()=>s(a)),Promise.resolve()),n.postMessage=e=>{this.dispatchEvent(
new MessageEvent("message",{data:e}))},await s(t),n}};function c(i,t){return new Promise((n,s)=>{let e=i.createElement("\
script");e.src=t,e.onload=()=>n(),e.onerror=()=>s(new Error(`${t} can't be loaded`)),i.head.append(e)})}location.protocol===
"file:"&&Object.assign(window,{IFrameWorker:o,Worker:o});})();
