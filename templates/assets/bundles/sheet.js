/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/print-buttons.js
src/scripts/sheet.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 399e147f89063fbd157fc6eb281344ae9e710528bb0a3400feb17a0f7a0dcd01 */
"use strict";(()=>{function i(e,t,o=document){return[...o.querySelectorAll(e)].filter(s=>s instanceof t)}function B(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function ne(){let e=[],t;function o(){let n=document.querySelector("article")??document.body;if(n!==t){t=n;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",o):queueMicrotask(o),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(o)),{kept:void 0,onPage(n){e.push(n),t&&n()}}}function g(e){globalThis.stagebook??=
ne(),globalThis.stagebook.onPage(e)}function $(){g(()=>{let e=location.href.replace(/[?#].*$/,"");for(let t of i("[data-address]",HTMLElement))t.textContent=
decodeURI(e)})}var J="stagebook-ticks";var k=()=>Object.create(null),b=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function x(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!b(t)||t.format!==J||t.version!==1||!b(t.deals))return null;let o=k();for(let[
n,s]of Object.entries(t.deals)){if(!b(s))return null;o[n]=k();for(let[a,d]of Object.entries(s)){if(!b(d))return null;o[n][a]=
k();for(let[p,l]of Object.entries(d)){if(!b(l)||typeof l.done!="boolean"||typeof l.note!="string")return null;o[n][a][p]=
{done:l.done,note:l.note}}}}return o}var R=e=>JSON.stringify({format:J,version:1,deals:e});function oe(e,t){if(!e)return t;
let n=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].filter(Boolean).join(`
`);return{done:e.done||t.done,note:n}}function L(e){try{return localStorage.getItem(e)}catch{return null}}function C(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function se(){let e=C("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function ce(e,t){for(let[o,n]of Object.entries(t)){let s=e[o]??=k();for(let[a,d]of Object.
entries(n)){let p=s[a]??=k();for(let[l,m]of Object.entries(d))p[l]=oe(p[l],m)}}}function F(e,t,o){let n=e[t];n?.[o]&&!Object.
keys(n[o]).length&&delete n[o],n&&!Object.keys(n).length&&delete e[t]}var v=new Map;function V(e,t){let n=!(L(e)!==null&&
x(L(e)??"")===null)&&se(),s=t?(n?L(t):v.get(t))??"":"",a=[],d,p=[];function l(){let c=x((n?L(e):v.get(e))??"")??k();for(let r of a)
r(c);return c}function m(c){a.length=0;let r=R(c);if(v.set(e,r),!(!n||C(e,r))){n=!1;for(let f of p)f()}}function h(){clearTimeout(
d),d=void 0,a.length&&m(l())}return addEventListener("pagehide",h),document.addEventListener("visibilitychange",()=>{document.
visibilityState==="hidden"&&h()}),{get kept(){return n},get deal(){return s},flush:h,deals:()=>Object.keys(l()).filter(c=>c&&
!c.startsWith("\xA7 ")).sort((c,r)=>c.localeCompare(r)),all:l,change(c,r,f,y,w){a.push(D=>{let P=(D[c]??=k())[r]??=k(),H={
...P[f]??w,...y};H.done===w.done&&H.note===w.note?delete P[f]:P[f]=H,F(D,c,r)}),d??=setTimeout(h,300)},forget(c,r,f){a.push(
y=>{delete y[c]?.[r]?.[f],F(y,c,r)})},turnTo(c){h();let r=l();!s&&c&&r[""]&&!r[c]&&(r[c]=r[""],delete r[""],m(r)),s=c,t&&
(v.set(t,c),n&&C(t,c))},text:()=>R(l()),merge(c){let r=x(c);if(!r)return!1;let f=l();return ce(f,r),m(f),!0},watch(c){p.
push(c),addEventListener("storage",r=>{(r.key===e||r.key===null)&&c()})}}}var _=e=>V(`stagebook:${e}:ticks`,`stagebook:${e}\
:deal`),G=e=>V(`stagebook:packet:${e}`);var re=new Set(["deal/stage","deal/days-in-stage","deal/date"]),U=new Map,u,E=new Map,I=new Map,A=[],W=[],z="";function ae(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let o=new URL(t?.getAttribute("data-site")??".",location.href).pathname,n=JSON.stringify([e,o]),s=U.
get(n);return s||(s=typeof e=="string"?G(e):_(o),s.watch(O),U.set(n,s)),s}var j=e=>e.deal??u?.deal??"";function ie(e,t){
let o=e.closest("[data-deal-place]");return o instanceof HTMLElement?(re.has(t)||e.closest("[data-of-place]")?o.dataset.
place:o.dataset.dealPlace)??"":z}function le(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),o=e.closest("[\
data-packet] .sb-sheet");return t||(o?`#${W.indexOf(o)+1}`:void 0)}function S(e,t){let o=le(e),n=ie(e,t),s=JSON.stringify(
[o,n,t]),a=E.get(s);return a||(a={deal:o,place:n,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},E.set(s,a)),I.set(e,a),a}var N=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function Q(e){
return(e.kept??N(e)).note.split(`
`).find(o=>e.choices.some(({value:n})=>n===o))??""}function M(e){let{done:t,note:o}=e.kept??N(e);for(let n of e.boxes)n.
checked=t;for(let n of e.choices)n.checked=n.value===Q(e);for(let n of e.entries)n!==document.activeElement&&n.textContent!==
o&&(n.textContent=o);for(let n of e.pickers)n!==document.activeElement&&(n.value=o.split(`
`)[0]??"")}function X(){for(let e of A)e()}function O(){let e=u?.all()??{};for(let t of E.values())t.kept=e[j(t)]?.[t.place]?.[t.
name],M(t);for(let t of i("[data-storage-off]",HTMLElement))t.hidden=u?.kept??!0;X()}function Y(e,t){let o=N(e),n=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??o,...n};e.kept=s.done===o.done&&s.note===o.note?void 0:s,u?.change(j(
e),e.place,e.name,n,o),M(e),X()}function T(e,t){Y(e,t),u?.flush()}function fe(e){let t=S(e,e.dataset.tick??"");t.blank.done||=
e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>T(t,{done:e.checked}))}function ue(e){let t=S(e,e.dataset.
choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let o=()=>Q(t)===e.value,n=()=>T(t,{note:""});e.addEventListener(
"click",()=>{o()&&n()}),e.addEventListener("change",()=>{e.checked&&T(t,{note:e.value})});let s=!1;e.addEventListener("k\
eydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!o()||(a.preventDefault(),s=a.key===" ",n())}),e.addEventListener(
"keyup",a=>{s&&a.preventDefault(),s=!1})}function de(e){let t=S(e,e.dataset.field??"");t.blank.note||=(e.textContent??"").
trim(),t.entries.push(e),e.addEventListener("input",o=>{let n=B(e);!n&&!(o instanceof InputEvent&&o.isComposing)&&e.replaceChildren(),
Y(t,{note:n})}),e.addEventListener("blur",()=>{u?.flush(),M(t)})}function K(e){let t=S(e,e.dataset.picked??"");t.blank.note||=
e.value,t.pickers.push(e),e.addEventListener("input",()=>T(t,{note:e.value}))}var q={get store(){return u},refresh:O,forget(){
for(let e of E.values())u?.forget(j(e),e.place,e.name);u?.flush(),O()},suggest(e,t){let o=I.get(e);!o||o.suggested===t||
(o.suggested=t,M(o))},onShown(e){A.push(e),e()}};function Z(){g(()=>{E=new Map,I=new Map,A=[],W=i(".sb-sheet",HTMLElement),
z=document.querySelector("form[data-keep]")?.getAttribute("data-keep")??"",u=ae(),i("input[data-tick]",HTMLInputElement).
forEach(fe),i("input[data-choice]",HTMLInputElement).forEach(ue),i(".sb-entry[data-field]",HTMLElement).forEach(de),i("i\
nput[data-picked]",HTMLInputElement).forEach(K),i("select[data-picked]",HTMLSelectElement).forEach(K),O()}),globalThis.stagebook&&
(globalThis.stagebook.kept=q)}function ee(){g(()=>{for(let e of i("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var pe=10;function ge(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function ke(e){let t=e.
querySelector("[data-evidence]"),o=e.querySelector(".sb-unproven");if(!t||!(o instanceof HTMLElement))return;let n=e.querySelector(
"input[data-choice]:checked"),s=n instanceof HTMLInputElement&&Number(n.value)>0&&!t.textContent?.trim();o.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function me(){for(let e of i(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),o=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>o+.5),e.classList.toggle("sb-entry--long",t>
pe)}}function te(){addEventListener("beforeprint",me),g(()=>{for(let t of i(".sb-entry",HTMLElement))ge(t);let e=i("tr[d\
ata-scored]",HTMLElement);q.onShown(()=>e.forEach(ke))})}$();Z();ee();te();})();
