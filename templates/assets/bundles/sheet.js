/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/print-buttons.js
src/scripts/sheet.js
src/scripts/tick-changes.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 bbc0671ce3c5d7ca2e577d2a0843805543ad341981df19cdb097bbec33bcccf3 */
"use strict";(()=>{function i(e,t,n=document){return[...n.querySelectorAll(e)].filter(r=>r instanceof t)}function G(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function pe(){let e=[],t;function n(){let o=document.querySelector("article")??document.body;if(o!==t){t=o;for(let r of e)
r()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){e.push(o),t&&o()}}}function b(e){globalThis.stagebook??=
pe(),globalThis.stagebook.onPage(e)}function K(){b(()=>{let e=location.href.replace(/[?#].*$/,"");for(let t of i("[data-address]",HTMLElement))t.textContent=
decodeURI(e)})}var W="stagebook-ticks";var p=()=>Object.create(null),y=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function M(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!y(t)||t.format!==W||t.version!==1||!y(t.deals))return null;let n=p();for(let[
o,r]of Object.entries(t.deals)){if(!y(r))return null;n[o]=p();for(let[a,d]of Object.entries(r)){if(!y(d))return null;n[o][a]=
p();for(let[m,u]of Object.entries(d)){if(!z(u))return null;n[o][a][m]={done:u.done,note:u.note}}}}return n}var q=e=>JSON.
stringify({format:W,version:1,deals:e}),z=e=>y(e)&&typeof e.done=="boolean"&&typeof e.note=="string",Q=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function X(e,t){if(!e)return t;let o=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:o}}function Y(e,t){let n=[];for(let[o,r]of Object.entries(t))for(let[a,d]of Object.entries(
r))for(let[m,u]of Object.entries(d)){let k=e[o]?.[a]?.[m];n.push({deal:o,place:a,item:m,before:k,after:X(k,u)})}return n.
filter(({before:o,after:r})=>!Q(o,r))}function T(e,{deal:t,place:n,item:o},r){r?((e[t]??=p())[n]??=p())[o]=r:delete e[t]?.[n]?.[o],
D(e,t,n)}function Z(e,t){let n=e[t.deal]?.[t.place]?.[t.item];Q(n,t.after)?T(e,t,t.before):t.before&&!t.after&&T(e,t,X(n,
t.before))}var ge=e=>y(e)&&["deal","place","item"].every(t=>typeof e[t]=="string")&&[e.before,e.after].every(t=>t===void 0||
z(t)),me=e=>y(e)&&typeof e.said=="string"&&Array.isArray(e.changes)&&e.changes.every(ge);function w(e){try{let t=JSON.parse(
e||"[]");return Array.isArray(t)?t.filter(me):[]}catch{return[]}}function D(e,t,n){let o=e[t];o?.[n]&&!Object.keys(o[n]).
length&&delete o[n],o&&!Object.keys(o).length&&delete e[t]}var ke=300,he=20;function x(e){try{return localStorage.getItem(e)}catch{return null}}function B(e,t){try{return localStorage.
setItem(e,t),!0}catch{return!1}}function be(){let e=B("stagebook:probe","");return e&&localStorage.removeItem("stagebook\
:probe"),e}var L=new Map;function ee(e,t){let o=!(x(e)!==null&&M(x(e)??"")===null)&&be(),r=t?(o?x(t):L.get(t))??"":"",a=[],
d,m=[],u=!1,k=`${e}:undo`,I=()=>{try{return sessionStorage.getItem(k)??""}catch{return L.get(k)??""}};function F(s){L.set(
k,s);try{s?sessionStorage.setItem(k,s):sessionStorage.removeItem(k)}catch{}}function h(){let s=M((o?x(e):L.get(e))??"")??
p();for(let c of a)c(s);return s}function O(s){a.length=0;let c=q(s);if(L.set(e,c),!(o&&B(e,c))&&(u=!0,!!o)){o=!1;for(let f of m)
f()}}function E(){clearTimeout(d),d=void 0,a.length&&O(h())}return addEventListener("pagehide",E),addEventListener("befo\
reunload",s=>{E(),u&&s.preventDefault()}),document.addEventListener("visibilitychange",()=>{document.visibilityState==="\
hidden"&&E()}),{get kept(){return o},get deal(){return r},flush:E,deals:()=>Object.keys(h()).filter(s=>s&&!s.startsWith(
"\xA7 ")).sort((s,c)=>s.localeCompare(c)),all:h,change(s,c,f,l,v){a.push(V=>{let N=(V[s]??=p())[c]??=p(),j={...N[f]??v,...l};
j.done===v.done&&j.note===v.note?delete N[f]:N[f]=j,D(V,s,c)}),d??=setTimeout(E,ke)},forget(s){let c=h(),f=s.map(l=>({...l,
before:c[l.deal]?.[l.place]?.[l.item],after:void 0})).filter(({before:l})=>l);for(let l of f)T(c,l,void 0);return O(c),f},
turnTo(s){E();let c=h();!r&&s&&c[""]&&!c[s]&&(c[s]=c[""],delete c[""],O(c)),r=s,t&&(L.set(t,s),o&&B(t,s))},text(){return u=
!1,q(h())},merge(s){let c=M(s);if(!c)return null;let f=h(),l=Y(f,c);for(let v of l)T(f,v,v.after);return O(f),l},get undoable(){
return w(I()).at(-1)?.said??""},offerUndo(s,c){c.length&&F(JSON.stringify([...w(I()),{said:s,changes:c}].slice(-he)))},undo(){
let s=w(I()),c=h();for(let f of s.pop()?.changes??[])Z(c,f);O(c),F(s.length?JSON.stringify(s):"")},watch(s){m.push(s),addEventListener(
"storage",c=>{(c.key===e||c.key===null)&&s()})}}}var te=e=>ee(`stagebook:${e}:ticks`,`stagebook:${e}:deal`),ne=e=>ee(`st\
agebook:packet:${e}`);var ye=new Set(["deal/stage","deal/days-in-stage","deal/date"]),oe=new Map,g,S=new Map,U=new Map,$=[],re=[],ce="";function Ee(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let n=new URL(t?.getAttribute("data-site")??".",location.href).pathname,o=JSON.stringify([e,n]),r=oe.
get(o);return r||(r=typeof e=="string"?ne(e):te(n),r.watch(C),oe.set(o,r)),r}var J=e=>e.deal??g?.deal??"";function ve(e,t){
let n=e.closest("[data-deal-place]");return n instanceof HTMLElement?(ye.has(t)||e.closest("[data-of-place]")?n.dataset.
place:n.dataset.dealPlace)??"":ce}function Le(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),n=e.closest("\
[data-packet] .sb-sheet");return t||(n?`#${re.indexOf(n)+1}`:void 0)}function A(e,t){let n=Le(e),o=ve(e,t),r=JSON.stringify(
[n,o,t]),a=S.get(r);return a||(a={deal:n,place:o,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},S.set(r,a)),U.set(e,a),a}var R=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function ae(e){
return(e.kept??R(e)).note.split(`
`).find(n=>e.choices.some(({value:o})=>o===n))??""}function H(e){let{done:t,note:n}=e.kept??R(e);for(let o of e.boxes)o.
checked=t;for(let o of e.choices)o.checked=o.value===ae(e);for(let o of e.entries)o!==document.activeElement&&o.textContent!==
n&&(o.textContent=n);for(let o of e.pickers)o!==document.activeElement&&(o.value=n.split(`
`)[0]??"")}function ie(){for(let e of $)e()}function C(){let e=g?.all()??{};for(let t of S.values())t.kept=e[J(t)]?.[t.place]?.[t.
name],H(t);for(let t of i("[data-storage-off]",HTMLElement))t.hidden=g?.kept??!0;ie()}function fe(e,t){let n=R(e),o=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,r={...e.kept??n,...o};e.kept=r.done===n.done&&r.note===n.note?void 0:r,g?.change(J(
e),e.place,e.name,o,n),H(e),ie()}function P(e,t){fe(e,t),g?.flush()}function Se(e){let t=A(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>P(t,{done:e.checked}))}function Oe(e){let t=A(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let n=()=>ae(t)===e.value,o=()=>P(t,{note:""});
e.addEventListener("click",()=>{n()&&o()}),e.addEventListener("change",()=>{e.checked&&P(t,{note:e.value})});let r=!1;e.
addEventListener("keydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!n()||(a.preventDefault(),r=a.key===" ",o())}),
e.addEventListener("keyup",a=>{r&&a.preventDefault(),r=!1})}function Te(e){let t=A(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",n=>{let o=G(e);!o&&!(n instanceof InputEvent&&n.
isComposing)&&e.replaceChildren(),fe(t,{note:o})}),e.addEventListener("blur",()=>{g?.flush(),H(t)})}function se(e){let t=A(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>P(t,{note:e.value}))}var _={
get store(){return g},refresh:C,count(){let e=[...S.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...S.values()].filter(n=>n.kept),t=g?.forget(e.map(n=>({deal:J(
n),place:n.place,item:n.name})));return C(),t??[]},suggest(e,t){let n=U.get(e);!n||n.suggested===t||(n.suggested=t,H(n))},
onShown(e){$.push(e),e()}};function le(){b(()=>{S=new Map,U=new Map,$=[],re=i(".sb-sheet",HTMLElement),ce=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",g=Ee(),i("input[data-tick]",HTMLInputElement).forEach(Se),i("input[dat\
a-choice]",HTMLInputElement).forEach(Oe),i(".sb-entry[data-field]",HTMLElement).forEach(Te),i("input[data-picked]",HTMLInputElement).
forEach(se),i("select[data-picked]",HTMLSelectElement).forEach(se),C()}),globalThis.stagebook&&(globalThis.stagebook.kept=
_)}function de(){b(()=>{for(let e of i("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var Me=10;function we(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function xe(e){let t=e.
querySelector("[data-evidence]"),n=e.querySelector(".sb-unproven");if(!t||!(n instanceof HTMLElement))return;let o=e.querySelector(
"input[data-choice]:checked"),r=o instanceof HTMLInputElement&&Number(o.value)>0&&!t.textContent?.trim();n.hidden=!r,e.classList.
toggle("sb-scored--unproven",r)}function Ce(){for(let e of i(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),n=e.closest(".sb-lined"),
o=Number(n&&getComputedStyle(n).getPropertyValue("--n")||1);e.classList.toggle("sb-entry--tight",t>o+.5),e.classList.toggle(
"sb-entry--long",t>Me)}}function ue(){addEventListener("beforeprint",Ce),b(()=>{for(let t of i(".sb-entry",HTMLElement))
we(t);let e=i("tr[data-scored]",HTMLElement);_.onShown(()=>e.forEach(xe))})}K();le();de();ue();})();
