// What a button did, in its own words for a moment and to screen readers.

const LONG_ENOUGH_TO_READ = 2000;

/** Says to screen readers what the button shows. @param {string} sentence */
function announce(sentence) {
  let place = document.getElementById("sb-announcer");
  if (!place) {
    place = document.createElement("p");
    place.id = "sb-announcer";
    place.className = "sb-visually-hidden";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = "";
  setTimeout(() => {
    if (place) place.textContent = sentence;
  }, 50);
}

/** Lets a button read, for a while, that its text was copied. @param {HTMLElement} button */
export function showCopied(button) {
  const { copied = "", label = button.textContent ?? "" } = button.dataset;
  button.dataset.label = label;
  button.textContent = copied || "✓";
  announce(button.textContent);
  setTimeout(() => {
    button.textContent = label;
  }, LONG_ENOUGH_TO_READ);
}
