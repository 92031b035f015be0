// What pages gain where scripts run; all of them work without.

// A card that covers the text can be put away without moving pointer or focus (WCAG 2.2, 1.4.13).
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.documentElement.classList.add('no-cards')
})
for (const type of ['pointerover', 'focusin'])
  document.addEventListener(type, ({ target }) => {
    if (target instanceof Element && !target.closest('.m'))
      document.documentElement.classList.remove('no-cards')
  })

// Cards stay inside the window.
for (const type of ['pointerover', 'focusin'])
  document.addEventListener(type, ({ target }) => {
    const card = target instanceof Element && target.closest('.m')?.querySelector(':scope > .card')
    if (!card) return
    card.classList.remove('leftwards')
    const { right } = card.getBoundingClientRect()
    if (right > document.documentElement.clientWidth - 8) card.classList.add('leftwards')
  })

// What a reader does not want marked stays unmarked in the next article.
for (const box of document.querySelectorAll('.legend input')) {
  const key = `glosse ${box.id}`
  if (localStorage.getItem(key) === 'no') box.checked = false
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(key)
    else localStorage.setItem(key, 'no')
  })
}
