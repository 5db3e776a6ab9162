// One photo on its way to the desk: how much of it has left, then what the desk answered.

const TOKEN = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

/**
 * Post `body` (FormData) to `address`. Resolves with {ok, answer}; rejects when nothing came back that is JSON (cut
 * off, logged out). `onProgress` gets the part sent, from 0 to 1: fetch cannot tell it.
 */
export function post(address, body, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", TOKEN());
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener("error", () => reject(new Error(`No answer from ${address}`)));
    request.addEventListener("load", () => {
      try {
        resolve({ ok: request.status === 200, answer: JSON.parse(request.responseText) });
      } catch (error) {
        reject(error);
      }
    });
    request.send(body);
  });
}

/** Send one photo file, to wait for its description. */
export function sendPhoto(address, file, onProgress) {
  const body = new FormData();
  body.append("files", file);
  return post(address, body, onProgress);
}
