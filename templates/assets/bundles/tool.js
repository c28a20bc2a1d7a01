/* Made by "npm run bundle"; change the sources instead:
src/scripts/announcer.js
src/scripts/calculator.js
src/scripts/elements.js
src/scripts/formula.js
src/scripts/pages.js
src/scripts/plain-text.js
src/scripts/tool-text.js
src/scripts/tool.js
sha256 cd29830f01c72f27f9e4570f19be4df0744d2d89625631e7f21691230e7172d4 */
"use strict";(()=>{function q(t){let e=document.getElementById("sb-announcer");e||(e=document.createElement("p"),e.id="sb-announcer",e.className=
"sb-visually-hidden",e.setAttribute("role","status"),document.body.append(e)),e.textContent="",setTimeout(()=>{e&&(e.textContent=
t)},50)}function h(t){let{copied:e="",label:n=t.textContent??""}=t.dataset;t.dataset.label=n,t.textContent=e||"\u2713",q(
t.textContent),setTimeout(()=>{t.textContent=n},2e3)}function l(t,e,n=document){return[...n.querySelectorAll(t)].filter(a=>a instanceof e)}function x(t,e){let n=new Intl.NumberFormat(
document.documentElement.lang||"en");return t.replace(/\{([a-z_]+)\}/g,(o,a)=>{let s=e[a];return typeof s=="number"?n.format(
s):s??o})}var A={"<":(t,e)=>t<e,"<=":(t,e)=>t<=e,">":(t,e)=>t>e,">=":(t,e)=>t>=e,"=":(t,e)=>t===e,"!=":(t,e)=>t!==e};function E(t,e=0){
let n=10**Math.min(9,Math.max(0,Math.trunc(e))),o=Math.abs(t)*n;return Number.isFinite(o)?Math.sign(t)*Math.floor(o+.5)/
n:t}function N(t,e){let[n=0,o=0]=e;switch(t){case"min":return Math.min(...e);case"max":return Math.max(...e);case"round":
return E(n,o);case"neg":return-n;case"+":return n+o;case"-":return n-o;case"*":return n*o;case"/":return o===0?null:n/o;default:
return A[t]?.(n,o)?1:0}}function g(t,e){if(typeof t=="string")return e.get(t)??null;if(typeof t=="number")return t;let[n,
...o]=t;if(n==="if"){let r=g(o[0],e);return r===null?null:g(o[r?1:2],e)}let a=[];for(let r of o){let i=g(r,e);if(i===null)
return null;a.push(i)}let s=N(n,a);return s!==null&&Number.isFinite(s)?s:null}var w=()=>document.documentElement.lang||"en";function L(t){let e=new Intl.NumberFormat(w()).formatToParts(1.5).find(({type:a})=>a===
"decimal")?.value,n=t.replace(/[\s\u00a0\u202f']/g,"").replace("\u2212","-"),o=e===","?n.replaceAll(".","").replace(",",
"."):n.replaceAll(",","");return/^[+-]?(\d+\.?\d*|\.\d+)$/.test(o)?Number(o):null}function M(t,e,n){if(t==null)return"\u2013";
let o=n??6,a=new Intl.NumberFormat(w(),{maximumFractionDigits:o}).format(E(t,o)||0);return e?/^\p{Sc}/u.test(e)?e+a:/^[A-Za-z]/.
test(e)?`${a}\xA0${e}`:a+e:a}function $(t,e){let n=t.value.trim(),o=L(n);return!n||!e?!1:o===null||o<(e.minimum??-1/0)||
o>(e.maximum??1/0)}function j(t,e){t.setAttribute("aria-invalid",String(e));let n=document.getElementById(t.getAttribute(
"aria-describedby")??"");if(!n)return;let{range:o=n.textContent??"",noNumber:a=""}=n.dataset;n.dataset.range=o;let s=e&&
L(t.value)===null?a:o;n.textContent!==s&&(n.textContent=s),n.classList.toggle("sb-wrong",e)}function R(t){let[e,n]=["sta\
ted/who","stated/day"].map(r=>l(`input[data-picked="${r}"]`,HTMLInputElement,t)[0]?.value.trim()??""),o=t.querySelector(
"[data-stated]"),a=o?.querySelector("[data-guess]");if(!(o instanceof HTMLElement)||!(a instanceof HTMLElement))return;let s=e&&
n?x(o.dataset.stated??"",{who:e,day:n}):"";a.textContent!==(s||a.dataset.guess)&&(a.textContent=s||(a.dataset.guess??""));
for(let r of l("[data-guess-hint]",HTMLElement,o))r.hidden=!!s}async function B(t){let e=l("tr",HTMLTableRowElement,t).map(
s=>[s.cells[0]?.firstChild?.textContent?.trim()??"",s.cells[1]?.textContent?.trim()??""]),n=l(".sb-figure",HTMLElement,t).
map(s=>[s.querySelector("label")?.textContent?.trim()??"",s.querySelector("input")?.value.trim()??""]),o=t.querySelector(
"[data-guess]")?.textContent??"",a=[...n.filter(([,s])=>s),...e].map(s=>s.join("	"));await navigator.clipboard.writeText(
[...a,o].join(`
`))}function C(t){let e=t.querySelector("[data-calculator]");if(!(e instanceof HTMLElement))return()=>new Map;let n=JSON.
parse(e.dataset.calculator??'{"inputs": [], "results": []}'),o=l("input[data-figure]",HTMLInputElement,e),a=new Map(n.inputs.
map(u=>[u.id,u])),s=()=>{let u=new Map,c=new Map;for(let d of o){let m=d.dataset.figure??"",b=$(d,a.get(m)),p=b?null:L(d.
value);j(d,b),u.set(m,p),p!==null&&c.set(m,M(p,a.get(m)?.unit??""))}for(let{id:d,tree:m,decimals:b,unit:p}of n.results){
let T=g(m,u);u.set(d,T),T!==null&&c.set(d,M(T,p,b))}return c},r=()=>{let u=s();for(let c of l("[data-result]",HTMLElement,
e)){let d=u.get(c.dataset.result??"")??"\u2013";c.textContent!==d&&(c.textContent=d)}R(e)};for(let u of l("[data-needs-s\
cript]",HTMLElement,e))u.hidden=!1;let i=e.querySelector("[data-copy-table]");i instanceof HTMLElement&&(i.hidden=!navigator.
clipboard,i.addEventListener("click",()=>B(e).then(()=>h(i),()=>{})));let f=globalThis.stagebook?.kept;return f?f.onShown(
r):e.addEventListener("input",r),s}function D(){let t=[],e;function n(){let o=document.querySelector("article")??document.body;if(o!==e){e=o;for(let a of t)
a()}}return document.readyState==="loading"?document.addEventListener("DOMContentLoaded",n):queueMicrotask(n),typeof document$<
"u"&&document$.subscribe(()=>queueMicrotask(n)),{kept:void 0,onPage(o){t.push(o),e&&o()}}}function S(t){globalThis.stagebook??=
D(),globalThis.stagebook.onPage(t)}var _=new Set(["P","DIV","UL","OL","LI","BLOCKQUOTE","PRE","TABLE","TR","H1","H2","H3","H4","H5","H6","HR"]);function H(t){
let e=t.cloneNode(!0);for(let n of l(".sb-badge, .headerlink",Element,e))n.remove();for(let n of l("[data-slot]",HTMLElement,
e)){let o=n.classList.contains("sb-slot--filled");n.replaceWith(o?n.textContent??"":`[${n.textContent??""}]`)}return e}function y(t){
return k(H(t)).replace(/[ \t]+\n/g,`
`).replace(/\n{3,}/g,`

`).trim()}function k(t){if(t instanceof Text)return t.parentElement?.closest("pre")?t.data:t.data.replace(/\s+/g," ");if(!(t instanceof
Element))return"";if(t.tagName==="BR")return`
`;let e=[...t.childNodes].map(k).join("");if(t.tagName==="LI"){let n=t.parentElement;return`
${n?.tagName==="OL"?`${[...n.children].indexOf(t)+1}. `:"- "}${e.trim().replace(/\n+/g,`
  `)}`}return t.tagName==="TR"?`
${[...t.children].map(n=>(n.textContent??"").trim()).join("	")}`:_.has(t.tagName)?`

${e.trim()}

`:e}function v(t){let e=H(t);for(let n of l("*",Element,e)){for(let{name:o}of[...n.attributes])o!=="href"&&o!=="src"&&n.
removeAttribute(o);n instanceof HTMLAnchorElement&&n.setAttribute("href",n.href)}return e.innerHTML.trim()}var F=1900,P=new Map(Object.entries({deal:["account","opportunity","rep","manager","amount","close-date","next-step"],people:[
"champion","economic-buyer","technical","legal","procurement"],reasons:["why-anything","why-now","why-us","cost-of-delay"],
risks:["competitor"],plan:["go-live"]}));function U(t){let e=globalThis.stagebook?.kept?.store,n=[...P].find(([,o])=>o.includes(
t))?.[0];if(!e||!n)return"";for(let o of Object.values(e.all()[e.deal]??{})){let a=o[`${n}/${t}`]?.note.split(`
`)[0]?.trim();if(a)return a}return t==="account"||t==="opportunity"?e.deal:""}function z(t,e){let n=t.closest(".sb-blank")?.
querySelector("[data-from]"),o=t.closest("[data-fill-in]");if(!(n instanceof HTMLElement)||!(o instanceof HTMLElement))return;
let{fromDeal:a="",typed:s="",fillIn:r=""}=o.dataset,i=t.value.trim()?t.value===e?a:s:r;n.textContent!==i&&(n.textContent=
i),t.closest(".sb-blank")?.classList.toggle("sb-blank--empty",!t.value.trim())}function G(t,e){let n=new Set;for(let a of l(
"[data-slot]",HTMLElement,t)){let{name:s=a.textContent??""}=a.dataset;a.dataset.name=s;let r=e.get(a.dataset.slot??"")??
"";r||n.add(`[${s}]`),a.classList.toggle("sb-slot--filled",!!r),a.textContent!==(r||s)&&(a.textContent=r||s)}let o=t.querySelector(
"[data-left]");if(o instanceof HTMLElement){let a=x(o.dataset.left??"",{count:n.size,names:[...n].join(", ")}),s=t.querySelector(
"[data-slot]")?o.dataset.noneLeft??"":"",r=n.size?a:s;o.textContent!==r&&(o.textContent=r)}K(t)}function K(t){let e=t.querySelector(
"a[data-mail]"),n=t.querySelector("[data-text-body]");if(!(e instanceof HTMLAnchorElement)||!n)return;let o=t.querySelector(
"[data-text-subject]"),a=y(n).replaceAll(`
`,`\r
`),s=o?y(o).replaceAll(`
`," "):"",r=`mailto:?subject=${encodeURIComponent(s)}&body=${encodeURIComponent(a)}`,i=r.length<=F;e.href=i?r:"mailto:",
e.hidden=!i;for(let f of l("[data-mail-long]",HTMLElement,t))f.hidden=i}async function W(t){let e=y(t);if(typeof ClipboardItem<
"u"&&navigator.clipboard.write){let n={"text/plain":e,"text/html":v(t)},o=Object.entries(n).map(([a,s])=>[a,new Blob([s],
{type:a})]);try{return await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(o))])}catch{}}await navigator.
clipboard.writeText(e)}function O(t,e,n){let o=t.querySelector(e),a=t.querySelector(n);!(o instanceof HTMLElement)||!a||
(o.hidden=!navigator.clipboard,o.addEventListener("click",()=>W(a).then(()=>h(o),()=>{})))}function I(t,e){let n=l("[dat\
a-text]",HTMLElement,t),o=l("input[data-slot-input]",HTMLInputElement,t),a=l("input[data-choice=variant]",HTMLInputElement,
t),s=globalThis.stagebook?.kept,r=()=>{let i=e();for(let c of o){let d=c.dataset.dealField?U(c.dataset.dealField):"";s?.
suggest(c,d),z(c,d),i.set(c.dataset.slotInput??"",c.value.trim())}let f=a.find(c=>c.checked)?.value??a[0]?.value??"";for(let c of n)
c.hidden=a.length>0&&c.dataset.text!==f,G(c,i);let u=a[0];u&&!a.some(c=>c.checked)&&(u.checked=!0)};for(let i of l("[dat\
a-needs-script]:not(form *)",HTMLElement,t))i.hidden=!1;for(let i of n)O(i,"[data-copy-subject]","[data-text-subject]"),
O(i,"[data-copy-text]","[data-text-body]"),i.addEventListener("click",f=>{let u=f.target instanceof Element?f.target.closest(
"[data-slot]"):null,c=u?.getAttribute("data-slot")??"",d=o.find(m=>m.dataset.slotInput===c)??t.querySelector(`input[data\
-figure="${CSS.escape(c)}"]`);u&&d instanceof HTMLElement&&d.focus()});s?s.onShown(r):r()}S(()=>{let t=document.querySelector("[data-tool]");if(!(t instanceof HTMLElement))return;let e=C(t);I(t,e)});})();
