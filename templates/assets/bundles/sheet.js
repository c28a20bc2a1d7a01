/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/print-buttons.js
src/scripts/sheet.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 6da6ab011fa2de9f558cd9cba8750ff3e02c21ee7751f655074ab809e64486ed */
"use strict";(()=>{function i(e,t,n=document){return[...n.querySelectorAll(e)].filter(r=>r instanceof t)}function F(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function ue(){let e=[],t;function n(){let o=document.querySelector("article")??document.body;if(o!==t){t=o;for(let r of e)
r()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){e.push(o),t&&o()}}}function h(e){globalThis.stagebook??=
ue(),globalThis.stagebook.onPage(e)}function V(){h(()=>{let e=location.href.replace(/[?#].*$/,"");for(let t of i("[data-address]",HTMLElement))t.textContent=
decodeURI(e)})}var K="stagebook-ticks";var b=()=>Object.create(null),y=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function x(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!y(t)||t.format!==K||t.version!==1||!y(t.deals))return null;let n=b();for(let[
o,r]of Object.entries(t.deals)){if(!y(r))return null;n[o]=b();for(let[a,u]of Object.entries(r)){if(!y(u))return null;n[o][a]=
b();for(let[g,d]of Object.entries(u)){if(!W(d))return null;n[o][a][g]={done:d.done,note:d.note}}}}return n}var G=e=>JSON.
stringify({format:K,version:1,deals:e}),W=e=>y(e)&&typeof e.done=="boolean"&&typeof e.note=="string",z=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function Q(e,t){if(!e)return t;let o=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:o}}function T(e){try{return localStorage.getItem(e)}catch{return null}}function D(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function de(){let e=D("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function pe(e,t){let n=[];for(let[o,r]of Object.entries(t))for(let[a,u]of Object.entries(
r))for(let[g,d]of Object.entries(u)){let m=e[o]?.[a]?.[g];n.push({deal:o,place:a,item:g,before:m,after:Q(m,d)})}return n.
filter(({before:o,after:r})=>!z(o,r))}function M(e,{deal:t,place:n,item:o},r){r?((e[t]??=b())[n]??=b())[o]=r:delete e[t]?.[n]?.[o],
X(e,t,n)}function ge(e,t){let n=e[t.deal]?.[t.place]?.[t.item];z(n,t.after)?M(e,t,t.before):t.before&&!t.after&&M(e,t,Q(
n,t.before))}var me=e=>y(e)&&["deal","place","item"].every(t=>typeof e[t]=="string")&&[e.before,e.after].every(t=>t===void 0||
W(t)),ke=e=>y(e)&&typeof e.said=="string"&&Array.isArray(e.changes)&&e.changes.every(me);function j(e){try{let t=JSON.parse(
e||"[]");return Array.isArray(t)?t.filter(ke):[]}catch{return[]}}function X(e,t,n){let o=e[t];o?.[n]&&!Object.keys(o[n]).
length&&delete o[n],o&&!Object.keys(o).length&&delete e[t]}var L=new Map;function Y(e,t){let o=!(T(e)!==null&&x(T(e)??"")===
null)&&de(),r=t?(o?T(t):L.get(t))??"":"",a=[],u,g=[],d=!1,m=`${e}:undo`,H=()=>{try{return sessionStorage.getItem(m)??""}catch{
return L.get(m)??""}};function R(s){L.set(m,s);try{s?sessionStorage.setItem(m,s):sessionStorage.removeItem(m)}catch{}}function k(){
let s=x((o?T(e):L.get(e))??"")??b();for(let c of a)c(s);return s}function O(s){a.length=0;let c=G(s);if(L.set(e,c),!(o&&
D(e,c))&&(d=!0,!!o)){o=!1;for(let f of g)f()}}function E(){clearTimeout(u),u=void 0,a.length&&O(k())}return addEventListener(
"pagehide",E),addEventListener("beforeunload",s=>{E(),d&&s.preventDefault()}),document.addEventListener("visibilitychang\
e",()=>{document.visibilityState==="hidden"&&E()}),{get kept(){return o},get deal(){return r},flush:E,deals:()=>Object.keys(
k()).filter(s=>s&&!s.startsWith("\xA7 ")).sort((s,c)=>s.localeCompare(c)),all:k,change(s,c,f,l,v){a.push(_=>{let I=(_[s]??=
b())[c]??=b(),N={...I[f]??v,...l};N.done===v.done&&N.note===v.note?delete I[f]:I[f]=N,X(_,s,c)}),u??=setTimeout(E,300)},
forget(s){let c=k(),f=s.map(l=>({...l,before:c[l.deal]?.[l.place]?.[l.item],after:void 0})).filter(({before:l})=>l);for(let l of f)
M(c,l,void 0);return O(c),f},turnTo(s){E();let c=k();!r&&s&&c[""]&&!c[s]&&(c[s]=c[""],delete c[""],O(c)),r=s,t&&(L.set(t,
s),o&&D(t,s))},text(){return d=!1,G(k())},merge(s){let c=x(s);if(!c)return null;let f=k(),l=pe(f,c);for(let v of l)M(f,v,
v.after);return O(f),l},get undoable(){return j(H()).at(-1)?.said??""},offerUndo(s,c){c.length&&R(JSON.stringify([...j(H()),
{said:s,changes:c}].slice(-20)))},undo(){let s=j(H()),c=k();for(let f of s.pop()?.changes??[])ge(c,f);O(c),R(s.length?JSON.
stringify(s):"")},watch(s){g.push(s),addEventListener("storage",c=>{(c.key===e||c.key===null)&&s()})}}}var Z=e=>Y(`stage\
book:${e}:ticks`,`stagebook:${e}:deal`),ee=e=>Y(`stagebook:packet:${e}`);var he=new Set(["deal/stage","deal/days-in-stage","deal/date"]),te=new Map,p,S=new Map,q=new Map,U=[],oe=[],se="";function be(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let n=new URL(t?.getAttribute("data-site")??".",location.href).pathname,o=JSON.stringify([e,n]),r=te.
get(o);return r||(r=typeof e=="string"?ee(e):Z(n),r.watch(w),te.set(o,r)),r}var B=e=>e.deal??p?.deal??"";function ye(e,t){
let n=e.closest("[data-deal-place]");return n instanceof HTMLElement?(he.has(t)||e.closest("[data-of-place]")?n.dataset.
place:n.dataset.dealPlace)??"":se}function Ee(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),n=e.closest("\
[data-packet] .sb-sheet");return t||(n?`#${oe.indexOf(n)+1}`:void 0)}function A(e,t){let n=Ee(e),o=ye(e,t),r=JSON.stringify(
[n,o,t]),a=S.get(r);return a||(a={deal:n,place:o,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},S.set(r,a)),q.set(e,a),a}var $=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function re(e){
return(e.kept??$(e)).note.split(`
`).find(n=>e.choices.some(({value:o})=>o===n))??""}function C(e){let{done:t,note:n}=e.kept??$(e);for(let o of e.boxes)o.
checked=t;for(let o of e.choices)o.checked=o.value===re(e);for(let o of e.entries)o!==document.activeElement&&o.textContent!==
n&&(o.textContent=n);for(let o of e.pickers)o!==document.activeElement&&(o.value=n.split(`
`)[0]??"")}function ce(){for(let e of U)e()}function w(){let e=p?.all()??{};for(let t of S.values())t.kept=e[B(t)]?.[t.place]?.[t.
name],C(t);for(let t of i("[data-storage-off]",HTMLElement))t.hidden=p?.kept??!0;ce()}function ae(e,t){let n=$(e),o=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,r={...e.kept??n,...o};e.kept=r.done===n.done&&r.note===n.note?void 0:r,p?.change(B(
e),e.place,e.name,o,n),C(e),ce()}function P(e,t){ae(e,t),p?.flush()}function ve(e){let t=A(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>P(t,{done:e.checked}))}function Le(e){let t=A(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let n=()=>re(t)===e.value,o=()=>P(t,{note:""});
e.addEventListener("click",()=>{n()&&o()}),e.addEventListener("change",()=>{e.checked&&P(t,{note:e.value})});let r=!1;e.
addEventListener("keydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!n()||(a.preventDefault(),r=a.key===" ",o())}),
e.addEventListener("keyup",a=>{r&&a.preventDefault(),r=!1})}function Se(e){let t=A(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",n=>{let o=F(e);!o&&!(n instanceof InputEvent&&n.
isComposing)&&e.replaceChildren(),ae(t,{note:o})}),e.addEventListener("blur",()=>{p?.flush(),C(t)})}function ne(e){let t=A(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>P(t,{note:e.value}))}var J={
get store(){return p},refresh:w,count(){let e=[...S.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...S.values()].filter(n=>n.kept),t=p?.forget(e.map(n=>({deal:B(
n),place:n.place,item:n.name})));return w(),t??[]},suggest(e,t){let n=q.get(e);!n||n.suggested===t||(n.suggested=t,C(n))},
onShown(e){U.push(e),e()}};function ie(){h(()=>{S=new Map,q=new Map,U=[],oe=i(".sb-sheet",HTMLElement),se=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",p=be(),i("input[data-tick]",HTMLInputElement).forEach(ve),i("input[dat\
a-choice]",HTMLInputElement).forEach(Le),i(".sb-entry[data-field]",HTMLElement).forEach(Se),i("input[data-picked]",HTMLInputElement).
forEach(ne),i("select[data-picked]",HTMLSelectElement).forEach(ne),w()}),globalThis.stagebook&&(globalThis.stagebook.kept=
J)}function fe(){h(()=>{for(let e of i("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var Oe=10;function Te(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function Me(e){let t=e.
querySelector("[data-evidence]"),n=e.querySelector(".sb-unproven");if(!t||!(n instanceof HTMLElement))return;let o=e.querySelector(
"input[data-choice]:checked"),r=o instanceof HTMLInputElement&&Number(o.value)>0&&!t.textContent?.trim();n.hidden=!r,e.classList.
toggle("sb-scored--unproven",r)}function we(){for(let e of i(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),n=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>n+.5),e.classList.toggle("sb-entry--long",t>
Oe)}}function le(){addEventListener("beforeprint",we),h(()=>{for(let t of i(".sb-entry",HTMLElement))Te(t);let e=i("tr[d\
ata-scored]",HTMLElement);J.onShown(()=>e.forEach(Me))})}V();ie();fe();le();})();
