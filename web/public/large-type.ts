const key = 'large-type';

const kept = (): boolean => {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false; // a browser that keeps nothing shows the usual size
  }
};

const keep = (on: boolean): void => {
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // as above: it holds for this page
  }
};

const show = (button: HTMLElement, on: boolean): void => {
  document.documentElement.toggleAttribute('data-large', on);
  button.setAttribute('aria-pressed', String(on));
};

/** 大字版: everything at one and a half times its size, kept in this browser only. */
export const offerLargeType = (button: HTMLElement): void => {
  button.hidden = false;
  show(button, kept());
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    keep(on);
    show(button, on);
  });
};
