// Four pages of a running demo, each as the people who use it see it. Called by tools/pictures.
import { createRequire } from 'node:module';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [site, driver, folder] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(driver);
const password = 'thu-nghiem-2026';
const largest = 200 * 1024;
// A queue worth looking at; nobody of these names exists.
const people = [
  ['Lường Mẫu Đức', '1.001193'], ['Triệu Mẫu Nhung', '2.000815'], ['Nông Mẫu Tuấn', '1.004873'], ['Hà Mẫu Vinh', '2.000635'],
  ['Bế Mẫu Ánh', '1.004873'], ['Đàm Mẫu Sơn', '2.000884'], ['Hoàng Mẫu Mai', '1.000656'], ['Lý Mẫu Xuân', '1.004884'],
];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'] });

const open = async (width, height) => {
  const context = await browser.newContext({ baseURL: site, viewport: { width, height }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' });
  return context.newPage();
};

const signIn = async (page, account, to) => {
  await page.goto(`/dang-nhap?ve=${encodeURIComponent(to)}`);
  await page.fill("[name='Input.UserName']", account);
  await page.fill("[name='Input.Password']", password);
  await page.press("[name='Input.Password']", 'Enter');
  await page.waitForURL(`**${to}`);
};

// The browser is the one encoder that is here anyway.
const webp = async png => {
  const blank = await browser.newPage();
  const address = await blank.evaluate(async source => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.88);
  }, `data:image/png;base64,${png.toString('base64')}`);
  await blank.close();
  return Buffer.from(address.split(',')[1], 'base64');
};

const shoot = async (page, name) => {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const file = path.join(folder, `${name}.webp`);
  writeFileSync(file, await webp(await page.screenshot()));
  const { size } = statSync(file);
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}`);
  console.log(`${file} ${Math.round(size / 1024)} KB`);
};

try {
  const phone = await open(390, 844);
  await phone.goto('/thu-tuc/1.004873');
  await shoot(phone, 'citizen-phone');

  const desk = await open(1440, 900);
  await signIn(desk, 'desk', '/desk');
  for (const [name, procedure] of people) {
    await desk.goto(`/desk/tiep-nhan?procedure=${procedure}`);
    await desk.fill("[name='Input.Applicant.Name']", name);
    // What the fee is counted by.
    for (const field of ['pages', 'copies', 'documents']) {
      const input = desk.locator(`[name='tk.${field}']`);
      if (await input.count() > 0) await input.fill('2');
    }
    await desk.click('button[value=take]');
    await desk.waitForURL('**/in/giay-hen**');
  }
  await desk.goto('/desk/ho-so');
  await shoot(desk, 'desk');
  await desk.locator('tr[data-row] a.op-code').first().click();
  await desk.waitForURL('**/desk/dossiers/*');
  await shoot(desk, 'dossier');

  const wall = await open(1920, 1080);
  await signIn(wall, 'admin', '/wall');
  // The first beat of the stream has come: no figure says it is late.
  await wall.locator('[data-fresh]:not(.op-fresh--stale):not(.op-fresh--lost)').first().waitFor();
  await shoot(wall, 'wall');
} finally {
  await browser.close();
}
