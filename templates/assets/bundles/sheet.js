/* Made by "npm run bundle"; change the sources instead:
src/scripts/addresses.js
src/scripts/elements.js
src/scripts/kept-items.js
src/scripts/pages.js
src/scripts/print-buttons.js
src/scripts/sheet.js
src/scripts/tick-store.js
src/scripts/worksheet.js
sha256 c0ca9426b0c45c8f93c03a310ff0e0f9a9ad9a470c9897e6c4a4702254b8d3d6 */
"use strict";(()=>{function i(e,t,n=document){return[...n.querySelectorAll(e)].filter(s=>s instanceof t)}function F(e){return((e instanceof HTMLElement?e.innerText:e.textContent)??"").replace(/\u00a0/g," ").trim()}function ue(){let e=[],t;function n(){let o=document.querySelector("article")??document.body;if(o!==t){t=o;for(let s of e)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){e.push(o),t&&o()}}}function h(e){globalThis.stagebook??=
ue(),globalThis.stagebook.onPage(e)}function V(){h(()=>{let e=location.href.replace(/[?#].*$/,"");for(let t of i("[data-address]",HTMLElement))t.textContent=
decodeURI(e)})}var K="stagebook-ticks";var b=()=>Object.create(null),L=e=>typeof e=="object"&&e!==null&&!Array.isArray(e);function A(e){if(e.length>5e6)return null;
let t;try{t=JSON.parse(e)}catch{return null}if(!L(t)||t.format!==K||t.version!==1||!L(t.deals))return null;let n=b();for(let[
o,s]of Object.entries(t.deals)){if(!L(s))return null;n[o]=b();for(let[a,u]of Object.entries(s)){if(!L(u))return null;n[o][a]=
b();for(let[g,d]of Object.entries(u)){if(!W(d))return null;n[o][a][g]={done:d.done,note:d.note}}}}return n}var _=e=>JSON.
stringify({format:K,version:1,deals:e}),W=e=>L(e)&&typeof e.done=="boolean"&&typeof e.note=="string",z=(e,t)=>e?.done===
t?.done&&e?.note===t?.note;function Q(e,t){if(!e)return t;let o=!t.note||e.note.includes(t.note)?e.note:[e.note,t.note].
filter(Boolean).join(`
`);return{done:e.done||t.done,note:o}}function T(e){try{return localStorage.getItem(e)}catch{return null}}function N(e,t){
try{return localStorage.setItem(e,t),!0}catch{return!1}}function de(){let e=N("stagebook:probe","");return e&&localStorage.
removeItem("stagebook:probe"),e}function pe(e,t){let n=[];for(let[o,s]of Object.entries(t))for(let[a,u]of Object.entries(
s))for(let[g,d]of Object.entries(u)){let m=e[o]?.[a]?.[g];n.push({deal:o,place:a,item:g,before:m,after:Q(m,d)})}return n.
filter(({before:o,after:s})=>!z(o,s))}function M(e,{deal:t,place:n,item:o},s){s?((e[t]??=b())[n]??=b())[o]=s:delete e[t]?.[n]?.[o],
X(e,t,n)}function ge(e,t){let n=e[t.deal]?.[t.place]?.[t.item];z(n,t.after)?M(e,t,t.before):t.before&&!t.after&&M(e,t,Q(
n,t.before))}function G(e){try{let t=JSON.parse(e),n=o=>L(o)&&["deal","place","item"].every(s=>typeof o[s]=="string")&&[
o.before,o.after].every(s=>s===void 0||W(s));return typeof t.said=="string"&&t.changes.length&&t.changes.every(n)?t:null}catch{
return null}}function X(e,t,n){let o=e[t];o?.[n]&&!Object.keys(o[n]).length&&delete o[n],o&&!Object.keys(o).length&&delete e[t]}
var v=new Map;function Y(e,t){let o=!(T(e)!==null&&A(T(e)??"")===null)&&de(),s=t?(o?T(t):v.get(t))??"":"",a=[],u,g=[],d=!1,
m=`${e}:undo`,R=()=>{try{return sessionStorage.getItem(m)??""}catch{return v.get(m)??""}};function J(r){v.set(m,r);try{r?
sessionStorage.setItem(m,r):sessionStorage.removeItem(m)}catch{}}function k(){let r=A((o?T(e):v.get(e))??"")??b();for(let c of a)
c(r);return r}function O(r){a.length=0;let c=_(r);if(v.set(e,c),!(o&&N(e,c))&&(d=!0,!!o)){o=!1;for(let l of g)l()}}function y(){
clearTimeout(u),u=void 0,a.length&&O(k())}return addEventListener("pagehide",y),addEventListener("beforeunload",r=>{y(),
d&&r.preventDefault()}),document.addEventListener("visibilitychange",()=>{document.visibilityState==="hidden"&&y()}),{get kept(){
return o},get deal(){return s},flush:y,deals:()=>Object.keys(k()).filter(r=>r&&!r.startsWith("\xA7 ")).sort((r,c)=>r.localeCompare(
c)),all:k,change(r,c,l,f,E){a.push(U=>{let I=(U[r]??=b())[c]??=b(),x={...I[l]??E,...f};x.done===E.done&&x.note===E.note?
delete I[l]:I[l]=x,X(U,r,c)}),u??=setTimeout(y,300)},forget(r){let c=k(),l=r.map(f=>({...f,before:c[f.deal]?.[f.place]?.[f.
item],after:void 0})).filter(({before:f})=>f);for(let f of l)M(c,f,void 0);return O(c),l},turnTo(r){y();let c=k();!s&&r&&
c[""]&&!c[r]&&(c[r]=c[""],delete c[""],O(c)),s=r,t&&(v.set(t,r),o&&N(t,r))},text(){return d=!1,_(k())},merge(r){let c=A(
r);if(!c)return null;let l=k(),f=pe(l,c);for(let E of f)M(l,E,E.after);return O(l),f},get undoable(){return G(R())?.said??
""},offerUndo:(r,c)=>J(c.length?JSON.stringify({said:r,changes:c}):""),undo(){let r=k();for(let c of G(R())?.changes??[])
ge(r,c);O(r),J("")},watch(r){g.push(r),addEventListener("storage",c=>{(c.key===e||c.key===null)&&r()})}}}var Z=e=>Y(`sta\
gebook:${e}:ticks`,`stagebook:${e}:deal`),ee=e=>Y(`stagebook:packet:${e}`);var me=new Set(["deal/stage","deal/days-in-stage","deal/date"]),te=new Map,p,S=new Map,j=new Map,q=[],oe=[],se="";function ke(){
let e=document.querySelector("[data-packet]")?.getAttribute("data-packet"),t=document.querySelector("form[data-keep]");if(typeof e!=
"string"&&!t)return;let n=new URL(t?.getAttribute("data-site")??".",location.href).pathname,o=JSON.stringify([e,n]),s=te.
get(o);return s||(s=typeof e=="string"?ee(e):Z(n),s.watch(w),te.set(o,s)),s}var D=e=>e.deal??p?.deal??"";function he(e,t){
let n=e.closest("[data-deal-place]");return n instanceof HTMLElement?(me.has(t)||e.closest("[data-of-place]")?n.dataset.
place:n.dataset.dealPlace)??"":se}function be(e){let t=e.closest("[data-deal]")?.getAttribute("data-deal"),n=e.closest("\
[data-packet] .sb-sheet");return t||(n?`#${oe.indexOf(n)+1}`:void 0)}function C(e,t){let n=be(e),o=he(e,t),s=JSON.stringify(
[n,o,t]),a=S.get(s);return a||(a={deal:n,place:o,name:t,blank:{done:!1,note:""},suggested:"",kept:void 0,...{boxes:[],choices:[],
entries:[],pickers:[]}},S.set(s,a)),j.set(e,a),a}var B=({blank:e,suggested:t})=>({done:e.done,note:t||e.note});function re(e){
return(e.kept??B(e)).note.split(`
`).find(n=>e.choices.some(({value:o})=>o===n))??""}function H(e){let{done:t,note:n}=e.kept??B(e);for(let o of e.boxes)o.
checked=t;for(let o of e.choices)o.checked=o.value===re(e);for(let o of e.entries)o!==document.activeElement&&o.textContent!==
n&&(o.textContent=n);for(let o of e.pickers)o!==document.activeElement&&(o.value=n.split(`
`)[0]??"")}function ce(){for(let e of q)e()}function w(){let e=p?.all()??{};for(let t of S.values())t.kept=e[D(t)]?.[t.place]?.[t.
name],H(t);for(let t of i("[data-storage-off]",HTMLElement))t.hidden=p?.kept??!0;ce()}function ae(e,t){let n=B(e),o=e.suggested&&
t.note===""?{...t,note:e.suggested}:t,s={...e.kept??n,...o};e.kept=s.done===n.done&&s.note===n.note?void 0:s,p?.change(D(
e),e.place,e.name,o,n),H(e),ce()}function P(e,t){ae(e,t),p?.flush()}function ye(e){let t=C(e,e.dataset.tick??"");t.blank.
done||=e.defaultChecked,t.boxes.push(e),e.addEventListener("change",()=>P(t,{done:e.checked}))}function Ee(e){let t=C(e,
e.dataset.choice??"");e.defaultChecked&&(t.blank.note=e.value),t.choices.push(e);let n=()=>re(t)===e.value,o=()=>P(t,{note:""});
e.addEventListener("click",()=>{n()&&o()}),e.addEventListener("change",()=>{e.checked&&P(t,{note:e.value})});let s=!1;e.
addEventListener("keydown",a=>{![" ","Backspace","Delete"].includes(a.key)||!n()||(a.preventDefault(),s=a.key===" ",o())}),
e.addEventListener("keyup",a=>{s&&a.preventDefault(),s=!1})}function ve(e){let t=C(e,e.dataset.field??"");t.blank.note||=
(e.textContent??"").trim(),t.entries.push(e),e.addEventListener("input",n=>{let o=F(e);!o&&!(n instanceof InputEvent&&n.
isComposing)&&e.replaceChildren(),ae(t,{note:o})}),e.addEventListener("blur",()=>{p?.flush(),H(t)})}function ne(e){let t=C(
e,e.dataset.picked??"");t.blank.note||=e.value,t.pickers.push(e),e.addEventListener("input",()=>P(t,{note:e.value}))}var $={
get store(){return p},refresh:w,count(){let e=[...S.values()].flatMap(t=>t.kept??[]);return{ticks:e.filter(({done:t})=>t).
length,notes:e.filter(({note:t})=>t).length}},forget(){let e=[...S.values()].filter(n=>n.kept),t=p?.forget(e.map(n=>({deal:D(
n),place:n.place,item:n.name})));return w(),t??[]},suggest(e,t){let n=j.get(e);!n||n.suggested===t||(n.suggested=t,H(n))},
onShown(e){q.push(e),e()}};function ie(){h(()=>{S=new Map,j=new Map,q=[],oe=i(".sb-sheet",HTMLElement),se=document.querySelector(
"form[data-keep]")?.getAttribute("data-keep")??"",p=ke(),i("input[data-tick]",HTMLInputElement).forEach(ye),i("input[dat\
a-choice]",HTMLInputElement).forEach(Ee),i(".sb-entry[data-field]",HTMLElement).forEach(ve),i("input[data-picked]",HTMLInputElement).
forEach(ne),i("select[data-picked]",HTMLSelectElement).forEach(ne),w()}),globalThis.stagebook&&(globalThis.stagebook.kept=
$)}function fe(){h(()=>{for(let e of i("button[data-print]",HTMLButtonElement))e.hidden=!1,e.addEventListener("click",()=>print())})}var Le=10;function Se(e){e.contentEditable!=="plaintext-only"&&(e.contentEditable="true",e.addEventListener("paste",t=>{
t.preventDefault(),document.execCommand("insertText",!1,t.clipboardData?.getData("text/plain")??"")}))}function Oe(e){let t=e.
querySelector("[data-evidence]"),n=e.querySelector(".sb-unproven");if(!t||!(n instanceof HTMLElement))return;let o=e.querySelector(
"input[data-choice]:checked"),s=o instanceof HTMLInputElement&&Number(o.value)>0&&!t.textContent?.trim();n.hidden=!s,e.classList.
toggle("sb-scored--unproven",s)}function Te(){for(let e of i(".sb-sheet .sb-entry",HTMLElement)){e.classList.remove("sb-\
entry--tight","sb-entry--long");let t=e.offsetHeight/parseFloat(getComputedStyle(e).lineHeight),n=Number(e.parentElement?.
style.getPropertyValue("--lines")||1);e.classList.toggle("sb-entry--tight",t>n+.5),e.classList.toggle("sb-entry--long",t>
Le)}}function le(){addEventListener("beforeprint",Te),h(()=>{for(let t of i(".sb-entry",HTMLElement))Se(t);let e=i("tr[d\
ata-scored]",HTMLElement);$.onShown(()=>e.forEach(Oe))})}V();ie();fe();le();})();
