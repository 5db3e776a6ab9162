// The point of interest of a photo, set by pointer or by keys; the crops follow. The form's two numbers hold it.
const board = document.querySelector("[data-framing]");
const fields = { x: document.querySelector("#id_focal_x"), y: document.querySelector("#id_focal_y") };
const STEP = 0.01;
const STRIDE = 0.1; // With Shift.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const inside = (part) => Math.min(Math.max(part, 0), 1);

/** Where a frame centred on `focal` starts, pushed back inside: 0 at one edge of the photo, 1 at the other. */
function offset(length, frame, focal) {
  const room = length - frame;
  return room > 0 ? inside((length * focal - frame / 2) / room) : 0.5;
}

/** The rule of `crop_box` (articles/photos/share_card.py), said as a browser places a photo that fills its frame. */
export function position([width, height], ratio, focal) {
  const across = offset(width, Math.min(width, height * ratio), focal.x);
  const down = offset(height, Math.min(height, width / ratio), focal.y);
  return `${(across * 100).toFixed(2)}% ${(down * 100).toFixed(2)}%`;
}

function frame() {
  const size = [Number(board.dataset.width), Number(board.dataset.height)];
  const stage = board.querySelector("[data-stage]");
  const point = board.querySelector("[data-point]");
  const status = board.querySelector("[data-status]");
  const read = () => ({ x: inside(Number(fields.x.value)), y: inside(Number(fields.y.value)) });

  const show = () => {
    const focal = read();
    point.style.left = `${focal.x * 100}%`;
    point.style.top = `${focal.y * 100}%`;
    for (const crop of board.querySelectorAll("[data-crop]")) {
      const [across, down] = crop.dataset.crop.split("/");
      crop.querySelector("img").style.objectPosition = position(size, across / down, focal);
    }
  };

  const set = (x, y) => {
    fields.x.value = inside(x).toFixed(2);
    fields.y.value = inside(y).toFixed(2);
    show();
    const [across, down] = [fields.x.value, fields.y.value].map((part) => String(Math.round(part * 100)));
    status.textContent = board.dataset.said.replace("%x", across).replace("%y", down);
  };

  const follow = (event) => {
    const box = stage.getBoundingClientRect();
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  stage.addEventListener("pointerdown", (event) => {
    stage.setPointerCapture(event.pointerId);
    follow(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (stage.hasPointerCapture(event.pointerId)) follow(event);
  });
  stage.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const by = event.shiftKey ? STRIDE : STEP;
    const { x, y } = read();
    set(x + arrow[0] * by, y + arrow[1] * by);
  });
  for (const field of Object.values(fields)) field.addEventListener("input", show);
  board.hidden = false;
  show();
}

if (board && fields.x && fields.y) frame();
