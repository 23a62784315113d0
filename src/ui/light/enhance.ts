/**
 * What is better with JavaScript on the portal's pages. They are whole without it: nothing here is needed to send,
 * read or rate. Served as a file of its own, so that the content security policy needs no exception.
 */
const printing = () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  for (const hint of document.querySelectorAll<HTMLElement>('[data-print-hint]')) hint.hidden = true
}

/** Leaves only the villages of the township that is chosen; a village already chosen stays while it belongs there. */
const villagesOf = (township: HTMLSelectElement, village: HTMLSelectElement) => {
  const blank = village.options[0]
  const all = [...village.querySelectorAll('optgroup')].map((group) => ({
    group,
    code: group.querySelector('option')?.value.slice(0, 9) ?? '',
  }))
  const narrow = () => {
    const chosen = village.value
    const shown = township.value === '' ? all : all.filter(({ code }) => code === township.value)
    village.replaceChildren(...(blank ? [blank] : []), ...shown.map(({ group }) => group))
    village.value = shown.some(({ code }) => code !== '' && chosen.startsWith(code)) ? chosen : ''
  }
  township.addEventListener('change', narrow)
  narrow()
}

/** A form to which no file was chosen goes as a short text, which is taken even where many send files. */
const withoutFiles = (form: HTMLFormElement) =>
  form.addEventListener('submit', () => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
    const isEmpty = inputs.every(({ files }) => files === null || files.length === 0)
    form.enctype = isEmpty ? 'application/x-www-form-urlencoded' : 'multipart/form-data'
  })

for (const form of document.querySelectorAll<HTMLFormElement>('form[enctype="multipart/form-data"]')) withoutFiles(form)
const township = document.querySelector<HTMLSelectElement>('select[name=township]')
const village = document.querySelector<HTMLSelectElement>('select[name=village]')
if (township && village) villagesOf(township, village)
printing()
document.getElementById('faults')?.focus()
