/* Made by "npm run bundle"; change the sources instead:
src/scripts/announcer.js
src/scripts/calculator.js
src/scripts/elements.js
src/scripts/formula.js
src/scripts/pages.js
src/scripts/plain-text.js
src/scripts/tool-text.js
src/scripts/tool.js
sha256 0910ff802525017c36c493576140627e0e996cacbf06594a855c823964888d83 */
"use strict";(()=>{function q(t){let e=document.getElementById("sb-announcer");e||(e=document.createElement("p"),e.id="sb-announcer",e.className=
"sb-visually-hidden",e.setAttribute("role","status"),document.body.append(e)),e.textContent="",setTimeout(()=>{e&&(e.textContent=
t)},50)}function h(t){let{copied:e="",label:n=t.textContent??""}=t.dataset;t.dataset.label=n,t.textContent=e||"\u2713",q(
t.textContent),setTimeout(()=>{t.textContent=n},2e3)}function l(t,e,n=document){return[...n.querySelectorAll(t)].filter(s=>s instanceof e)}function x(t,e){let n=new Intl.NumberFormat(
document.documentElement.lang||"en");return t.replace(/\{([a-z_]+)\}/g,(o,s)=>{let a=e[s];return typeof a=="number"?n.format(
a):a??o})}var A={"<":(t,e)=>t<e,"<=":(t,e)=>t<=e,">":(t,e)=>t>e,">=":(t,e)=>t>=e,"=":(t,e)=>t===e,"!=":(t,e)=>t!==e};function E(t,e=0){
let n=10**Math.min(9,Math.max(0,Math.trunc(e))),o=Math.abs(t)*n;return Number.isFinite(o)?Math.sign(t)*Math.floor(o+.5)/
n:t}function N(t,e){let[n=0,o=0]=e;switch(t){case"min":return Math.min(...e);case"max":return Math.max(...e);case"round":
return E(n,o);case"neg":return-n;case"+":return n+o;case"-":return n-o;case"*":return n*o;case"/":return o===0?null:n/o;default:
return A[t]?.(n,o)?1:0}}function g(t,e){if(typeof t=="string")return e.get(t)??null;if(typeof t=="number")return t;let[n,
...o]=t;if(n==="if"){let r=g(o[0],e);return r===null?null:g(o[r?1:2],e)}let s=[];for(let r of o){let i=g(r,e);if(i===null)
return null;s.push(i)}let a=N(n,s);return a!==null&&Number.isFinite(a)?a:null}var w=()=>document.documentElement.lang||"en";function L(t){let e=new Intl.NumberFormat(w()).formatToParts(1.5).find(({type:s})=>s===
"decimal")?.value,n=t.replace(/[\s\u00a0\u202f']/g,"").replace("\u2212","-"),o=e===","?n.replaceAll(".","").replace(",",
"."):n.replaceAll(",","");return/^[+-]?(\d+\.?\d*|\.\d+)$/.test(o)?Number(o):null}function M(t,e,n){if(t==null)return"\u2013";
let o=n??6,s=new Intl.NumberFormat(w(),{maximumFractionDigits:o}).format(E(t,o)||0);return e?/^\p{Sc}/u.test(e)?e+s:/^[A-Za-z]/.
test(e)?`${s}\xA0${e}`:s+e:s}function $(t,e){let n=t.value.trim(),o=L(n);return!n||!e?!1:o===null||o<(e.minimum??-1/0)||
o>(e.maximum??1/0)}function j(t,e){t.setAttribute("aria-invalid",String(e));let n=document.getElementById(t.getAttribute(
"aria-describedby")??"");if(!n)return;let{range:o=n.textContent??"",noNumber:s=""}=n.dataset;n.dataset.range=o;let a=e&&
L(t.value)===null?s:o;n.textContent!==a&&(n.textContent=a),n.classList.toggle("sb-wrong",e)}function R(t){let[e,n]=["sta\
ted/who","stated/day"].map(r=>l(`input[data-picked="${r}"]`,HTMLInputElement,t)[0]?.value.trim()??""),o=t.querySelector(
"[data-stated]"),s=o?.querySelector("[data-guess]");if(!(o instanceof HTMLElement)||!(s instanceof HTMLElement))return;let a=e&&
n?x(o.dataset.stated??"",{who:e,day:n}):"";s.textContent!==(a||s.dataset.guess)&&(s.textContent=a||(s.dataset.guess??""));
for(let r of l("[data-guess-hint]",HTMLElement,o))r.hidden=!!a}async function B(t){let e=l("tr",HTMLTableRowElement,t).map(
a=>[a.cells[0]?.firstChild?.textContent?.trim()??"",a.cells[1]?.textContent?.trim()??""]),n=l(".sb-figure",HTMLElement,t).
map(a=>[a.querySelector("label")?.textContent?.trim()??"",a.querySelector("input")?.value.trim()??""]),o=t.querySelector(
"[data-guess]")?.textContent??"",s=[...n.filter(([,a])=>a),...e].map(a=>a.join("	"));await navigator.clipboard.writeText(
[...s,o].join(`
`))}function C(t){let e=t.querySelector("[data-calculator]");if(!(e instanceof HTMLElement))return()=>new Map;let n=JSON.
parse(e.dataset.calculator??'{"inputs": [], "results": []}'),o=l("input[data-figure]",HTMLInputElement,e),s=new Map(n.inputs.
map(u=>[u.id,u])),a=()=>{let u=new Map,c=new Map;for(let d of o){let m=d.dataset.figure??"",b=$(d,s.get(m)),p=b?null:L(d.
value);j(d,b),u.set(m,p),p!==null&&c.set(m,M(p,s.get(m)?.unit??""))}for(let{id:d,tree:m,decimals:b,unit:p}of n.results){
let T=g(m,u);u.set(d,T),T!==null&&c.set(d,M(T,p,b))}return c},r=()=>{let u=a();for(let c of l("[data-result]",HTMLElement,
e)){let d=u.get(c.dataset.result??"")??"\u2013";c.textContent!==d&&(c.textContent=d)}R(e)};for(let u of l("[data-needs-s\
cript]",HTMLElement,e))u.hidden=!1;let i=e.querySelector("[data-copy-table]");i instanceof HTMLElement&&(i.hidden=!navigator.
clipboard,i.addEventListener("click",()=>B(e).then(()=>h(i),()=>{})));let f=globalThis.stagebook?.kept;return f?f.onShown(
r):e.addEventListener("input",r),a}function D(){let t=[],e;function n(){let o=document.querySelector("article")??document.body;if(o!==e){e=o;for(let s of t)
s()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),e&&o()}}}function S(t){globalThis.stagebook??=
D(),globalThis.stagebook.onPage(t)}var _=new Set(["P","DIV","UL","OL","LI","BLOCKQUOTE","PRE","TABLE","TR","H1","H2","H3","H4","H5","H6","HR"]);function H(t){
let e=t.cloneNode(!0);for(let n of l(".sb-badge, .headerlink",Element,e))n.remove();for(let n of l("[data-slot]",HTMLElement,
e)){let o=n.classList.contains("sb-slot--filled");n.replaceWith(o?n.textContent??"":`[${n.textContent??""}]`)}return e}function y(t){
return v(H(t)).replace(/[ \t]+\n/g,`
`).replace(/\n{3,}/g,`

`).trim()}function v(t){if(t instanceof Text)return t.parentElement?.closest("pre")?t.data:t.data.replace(/\s+/g," ");if(!(t instanceof
Element))return"";if(t.tagName==="BR")return`
`;let e=[...t.childNodes].map(v).join("");if(t.tagName==="LI"){let n=t.parentElement;return`
${n?.tagName==="OL"?`${[...n.children].indexOf(t)+1}. `:"- "}${e.trim().replace(/\n+/g,`
  `)}`}return t.tagName==="TR"?`
${[...t.children].map(n=>(n.textContent??"").trim()).join("	")}`:_.has(t.tagName)?`

${e.trim()}

`:e}function k(t){let e=H(t);for(let n of l("*",Element,e)){for(let{name:o}of[...n.attributes])o!=="href"&&o!=="src"&&n.
removeAttribute(o);n instanceof HTMLAnchorElement&&n.setAttribute("href",n.href)}return e.innerHTML.trim()}var F=1900,P=new Map(Object.entries({deal:["account","opportunity","rep","manager","amount","close-date","next-step"],people:[
"champion","economic-buyer","technical","legal","procurement"],reasons:["why-anything","why-now","why-us","cost-of-delay"],
risks:["competitor"],plan:["go-live"]}));function U(t){let e=globalThis.stagebook?.kept?.store,n=[...P].find(([,o])=>o.includes(
t))?.[0];if(!e||!n)return"";for(let o of Object.values(e.all()[e.deal]??{})){let s=o[`${n}/${t}`]?.note.split(`
`)[0]?.trim();if(s)return s}return t==="account"||t==="opportunity"?e.deal:""}function z(t,e){let n=t.closest(".sb-slot-\
row")?.querySelector("[data-from]"),o=t.closest("[data-fill-in]");if(!(n instanceof HTMLElement)||!(o instanceof HTMLElement))
return;let{fromDeal:s="",typed:a="",fillIn:r=""}=o.dataset,i=t.value.trim()?t.value===e?s:a:r;n.textContent!==i&&(n.textContent=
i),t.closest(".sb-slot-row")?.classList.toggle("sb-slot-row--empty",!t.value.trim())}function G(t,e){let n=new Set;for(let s of l(
"[data-slot]",HTMLElement,t)){let{name:a=s.textContent??""}=s.dataset;s.dataset.name=a;let r=e.get(s.dataset.slot??"")??
"";r||n.add(`[${a}]`),s.classList.toggle("sb-slot--filled",!!r),s.textContent!==(r||a)&&(s.textContent=r||a)}let o=t.querySelector(
"[data-left]");if(o instanceof HTMLElement){let s=x(o.dataset.left??"",{count:n.size,names:[...n].join(", ")}),a=t.querySelector(
"[data-slot]")?o.dataset.noneLeft??"":"",r=n.size?s:a;o.textContent!==r&&(o.textContent=r)}K(t)}function K(t){let e=t.querySelector(
"a[data-mail]"),n=t.querySelector("[data-text-body]");if(!(e instanceof HTMLAnchorElement)||!n)return;let o=t.querySelector(
"[data-text-subject]"),s=y(n).replaceAll(`
`,`\r
`),a=o?y(o).replaceAll(`
`," "):"",r=`mailto:?subject=${encodeURIComponent(a)}&body=${encodeURIComponent(s)}`,i=r.length<=F;e.href=i?r:"mailto:",
e.hidden=!i;for(let f of l("[data-mail-long]",HTMLElement,t))f.hidden=i}async function W(t){let e=y(t);if(typeof ClipboardItem<
"u"&&navigator.clipboard.write){let n={"text/plain":e,"text/html":k(t)},o=Object.entries(n).map(([s,a])=>[s,new Blob([a],
{type:s})]);try{return await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(o))])}catch{}}await navigator.
clipboard.writeText(e)}function O(t,e,n){let o=t.querySelector(e),s=t.querySelector(n);!(o instanceof HTMLElement)||!s||
(o.hidden=!navigator.clipboard,o.addEventListener("click",()=>W(s).then(()=>h(o),()=>{})))}function I(t,e){let n=l("[dat\
a-text]",HTMLElement,t),o=l("input[data-slot-input]",HTMLInputElement,t),s=l("input[data-choice=variant]",HTMLInputElement,
t),a=globalThis.stagebook?.kept,r=()=>{let i=e();for(let c of o){let d=c.dataset.dealField?U(c.dataset.dealField):"";a?.
suggest(c,d),z(c,d),i.set(c.dataset.slotInput??"",c.value.trim())}let f=s.find(c=>c.checked)?.value??s[0]?.value??"";for(let c of n)
c.hidden=s.length>0&&c.dataset.text!==f,G(c,i);let u=s[0];u&&!s.some(c=>c.checked)&&(u.checked=!0)};for(let i of l("[dat\
a-needs-script]:not(form *)",HTMLElement,t))i.hidden=!1;for(let i of n)O(i,"[data-copy-subject]","[data-text-subject]"),
O(i,"[data-copy-text]","[data-text-body]"),i.addEventListener("click",f=>{let u=f.target instanceof Element?f.target.closest(
"[data-slot]"):null,c=u?.getAttribute("data-slot")??"",d=o.find(m=>m.dataset.slotInput===c)??t.querySelector(`input[data\
-figure="${CSS.escape(c)}"]`);u&&d instanceof HTMLElement&&d.focus()});a?a.onShown(r):r()}S(()=>{let t=document.querySelector("[data-tool]");if(!(t instanceof HTMLElement))return;let e=C(t);I(t,e)});})();
