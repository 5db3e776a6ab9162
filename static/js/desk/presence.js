// Says who else has the article open, and that a newer version came: asked of the server every 25 seconds.
const EVERY = 25_000;
const line = document.querySelector("[data-presence]");
const news = document.querySelector("[data-news]");
const form = line?.closest("form");

function report() {
  const { csrfmiddlewaretoken, based_on } = form.elements;
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  return new URLSearchParams({ csrfmiddlewaretoken: cookie ?? csrfmiddlewaretoken.value, based_on: based_on.value });
}

function write(where, sentence) {
  // The same sentence again would be read aloud again.
  if (where && where.textContent !== sentence) where.textContent = sentence;
}

async function beat() {
  const request = { method: "POST", body: report(), redirect: "manual" };
  const answer = await fetch(line.dataset.presence, request).catch(() => null);
  if (!answer?.ok) return;
  const { others, news: sentence } = await answer.json();
  write(line, others);
  write(news, sentence);
}

if (form) {
  beat();
  setInterval(beat, EVERY);
}
