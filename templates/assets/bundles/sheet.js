/* Made by "npm run bundle"; change the sources instead:
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/print-buttons.js
src/scripts/sheet.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 571da742ec9815f3449e9f941538312244853781c84e37aae29fe9c3fbca189b */
"use strict";(()=>{function l(e,t,n=document){return[...n.querySelectorAll(e)].filter(s=>s instanceof t)}function B(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function te(){let e=[],t;function n(){let o=document.querySelector("article")??document.body;if(o!==t){t=o;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){e.push(o),t&&o()}}}function k(e){globalThis.stagebook??=
te(),globalThis.stagebook.onPage(e)}var F="stagebook-ticks";var g=()=>Object.create(null),b=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function C(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!b(t)||t.format!==F||t.version!==1||!b(t.deals))return null;let n=g();for(let[
o,s]of Object.entries(t.deals)){if(!b(s))return null;n[o]=g();for(let[a,d]of Object.entries(s)){if(!b(d))return null;n[o][a]=
g();for(let[p,i]of Object.entries(d)){if(!b(i)||typeof i.done!="boolean"||typeof i.note!="string")return null;n[o][a][p]=
{done:i.done,note:i.note}}}}return n}var $=e=>JSON.stringify({format:F,version:1,deals:e});function ne(e,t){if(!e)return t;
let o=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].filter(Boolean).join(`
`);return{done:e.done||t.done,note:o}}function L(e){try{return localStorage.getItem(e)}catch{return null}}function x(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function oe(){let e=x("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function se(e,t){for(let[n,o]of Object.entries(t)){let s=e[n]??=g();for(let[a,d]of Object.
entries(o)){let p=s[a]??=g();for(let[i,h]of Object.entries(d))p[i]=ne(p[i],h)}}}function R(e,t,n){let o=e[t];o?.[n]&&!Object.
keys(o[n]).length&&delete o[n],o&&!Object.keys(o).length&&delete e[t]}var v=new Map;function J(e,t){let o=!(L(e)!==null&&
C(L(e)??"")===null)&&oe(),s=t?(o?L(t):v.get(t))??"":"",a=[],d,p=[];function i(){let c=C((o?L(e):v.get(e))??"")??g();for(let r of a)
r(c);return c}function h(c){a.length=0;let r=$(c);if(v.set(e,r),!(!o||x(e,r))){o=!1;for(let f of p)f()}}function m(){clearTimeout(
d),d=void 0,a.length&&h(i())}return addEventListener("pagehide",m),document.addEventListener("visibilitychange",()=>{document.
visibilityState==="hidden"&&m()}),{get kept(){return o},get deal(){return s},flush:m,deals:()=>Object.keys(i()).filter(c=>c&&
!c.startsWith("\xA7 ")).sort((c,r)=>c.localeCompare(r)),all:i,change(c,r,f,y,w){a.push(D=>{let H=(D[c]??=g())[r]??=g(),P={
...H[f]??w,...y};P.done===w.done&&P.note===w.note?delete H[f]:H[f]=P,R(D,c,r)}),d??=setTimeout(m,300)},forget(c,r,f){a.push(
y=>{delete y[c]?.[r]?.[f],R(y,c,r)})},turnTo(c){m();let r=i();!s&&c&&r[""]&&!r[c]&&(r[c]=r[""],delete r[""],h(r)),s=c,t&&
(v.set(t,c),o&&x(t,c))},text:()=>$(i()),merge(c){let r=C(c);if(!r)return!1;let f=i();return se(f,r),h(f),!0},watch(c){p.
push(c),addEventListener("storage",r=>{(r.key===e||r.key===null)&&c()})}}}var V=e=>J(`stagebook:${e}:ticks`,`stagebook:${e}\
:deal`),_=e=>J(`stagebook:packet:${e}`);var ce=new Set(["deal/stage","deal/days-in-stage","deal/date"]),G=new Map,u,E=new Map,I=new Map,j=[],K=[],W="";function re(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let n=new URL(t?.getAttribute("data-site")??".",location.href).pathname,o=JSON.stringify([e,n]),s=G.
get(o);return s||(s=typeof e=="string"?_(e):V(n),s.watch(O),G.set(o,s)),s}var A=e=>e.deal??u?.deal??"";function ae(e,t){
let n=e.closest("[data-deal-place]");return n instanceof HTMLElement?(ce.has(t)||e.closest("[data-of-place]")?n.dataset.
place:n.dataset.dealPlace)??"":W}function ie(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),n=e.closest("[\
data-packet] .sb-sheet");return t||(n?`#${K.indexOf(n)+1}`:void 0)}function S(e,t){let n=ie(e),o=ae(e,t),s=JSON.stringify(
[n,o,t]),a=E.get(s);return a||(a={deal:n,place:o,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},E.set(s,a)),I.set(e,a),a}var N=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function z(e){
return(e.kept??N(e)).note.split(`
`).find(n=>e.choices.some(({value:o})=>o===n))??""}function M(e){let{done:t,note:n}=e.kept??N(e);for(let o of e.boxes)o.
checked=t;for(let o of e.choices)o.checked=o.value===z(e);for(let o of e.entries)o!==document.activeElement&&o.textContent!==
n&&(o.textContent=n);for(let o of e.pickers)o!==document.activeElement&&(o.value=n.split(`
`)[0]??"")}function Q(){for(let e of j)e()}function O(){let e=u?.all()??{};for(let t of E.values())t.kept=e[A(t)]?.[t.place]?.[t.
name],M(t);for(let t of l("[data-storage-off]",HTMLElement))t.hidden=u?.kept??!0;Q()}function X(e,t){let n=N(e),o=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??n,...o};e.kept=s.done===n.done&&s.note===n.note?void 0:s,u?.change(A(
e),e.place,e.name,o,n),M(e),Q()}function T(e,t){X(e,t),u?.flush()}function le(e){let t=S(e,e.dataset.tick??"");t.blank.done||=
e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>T(t,{done:e.checked}))}function fe(e){let t=S(e,e.dataset.
choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let n=()=>z(t)===e.value,o=()=>T(t,{note:""});e.addEventListener(
"click",()=>{n()&&o()}),e.addEventListener("change",()=>{e.checked&&T(t,{note:e.value})});let s=!1;e.addEventListener("k\
eydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!n()||(a.preventDefault(),s=a.key===" ",o())}),e.addEventListener(
"keyup",a=>{s&&a.preventDefault(),s=!1})}function ue(e){let t=S(e,e.dataset.field??"");t.blank.note||=(e.textContent??"").
trim(),t.entries.push(e),e.addEventListener("input",n=>{let o=B(e);!o&&!(n instanceof InputEvent&&n.isComposing)&&e.replaceChildren(),
X(t,{note:o})}),e.addEventListener("blur",()=>{u?.flush(),M(t)})}function U(e){let t=S(e,e.dataset.picked??"");t.blank.note||=
e.value,t.pickers.push(e),e.addEventListener("input",()=>T(t,{note:e.value}))}var q={get store(){return u},refresh:O,forget(){
for(let e of E.values())u?.forget(A(e),e.place,e.name);u?.flush(),O()},suggest(e,t){let n=I.get(e);!n||n.suggested===t||
(n.suggested=t,M(n))},onShown(e){j.push(e),e()}};function Y(){k(()=>{E=new Map,I=new Map,j=[],K=l(".sb-sheet",HTMLElement),
W=document.querySelector("form[data-keep]")?.getAttribute("data-keep")??"",u=re(),l("input[data-tick]",HTMLInputElement).
forEach(le),l("input[data-choice]",HTMLInputElement).forEach(fe),l(".sb-entry[data-field]",HTMLElement).forEach(ue),l("i\
nput[data-picked]",HTMLInputElement).forEach(U),l("select[data-picked]",HTMLSelectElement).forEach(U),O()}),globalThis.stagebook&&
(globalThis.stagebook.kept=q)}function Z(){k(()=>{for(let e of l("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var de=10;function pe(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function ge(e){let t=e.
querySelector("[data-evidence]"),n=e.querySelector(".sb-unproven");if(!t||!(n instanceof HTMLElement))return;let o=e.querySelector(
"input[data-choice]:checked"),s=o instanceof HTMLInputElement&&Number(o.value)>0&&!t.textContent?.trim();n.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function ke(){for(let e of l(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),n=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>n+.5),e.classList.toggle("sb-entry--long",t>
de)}}function ee(){addEventListener("beforeprint",ke),k(()=>{for(let n of l(".sb-entry",HTMLElement))pe(n);let e=l("tr[d\
ata-scored]",HTMLElement);q.onShown(()=>e.forEach(ge));let t=location.href.replace(/[?#].*$/,"");for(let n of l("[data-a\
ddress]",HTMLElement))n.textContent=decodeURI(t)})}Y();Z();ee();})();
