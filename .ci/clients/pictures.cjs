// Takes a picture of each page and of each terminal text that a folder holds: NAME.html, NAME.txt -> NAME.png.
// NAME@45.html is shown whole, its rollout at 45 % of its time; others at the end, cut to a height that a guide can show.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const [, , folder] = process.argv;

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
  for (const file of fs.readdirSync(folder).sort()) {
    const [, name, share] = /^(.*?)(?:@(\d+))?\.\w+$/.exec(file);
    const picture = path.join(folder, `${name}.png`);
    if (file.endsWith('.html')) {
      const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
      await page.goto(`file://${path.join(folder, file)}`);
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      await page.evaluate(to => {
        const scrub = document.querySelector('.scrub');
        if (scrub) { scrub.value = String(100 * to); scrub.dispatchEvent(new Event('input')); }
      }, Number(share ?? 100));
      await page.waitForTimeout(300);
      const bottom = await page.evaluate(() => Math.ceil(document.querySelector('footer').getBoundingClientRect().top) + 10);
      const height = share === undefined ? Math.min(1100, bottom) : bottom;
      await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: 1100, height } });
      await page.close();
    } else if (file.endsWith('.txt')) {
      const page = await browser.newPage({ viewport: { width: 820, height: 600 } });
      await page.setContent('<style>body{margin:0;background:#10151b}pre{margin:0;padding:18px 22px;color:#e7ebf0;font:14px/1.45 "DejaVu Sans Mono",monospace;white-space:pre-wrap;width:776px}</style><pre></pre>');
      await page.evaluate(text => { document.querySelector('pre').textContent = text; }, fs.readFileSync(path.join(folder, file), 'utf8'));
      await page.locator('pre').screenshot({ path: picture });
      await page.close();
    }
  }
  await browser.close();
}

main().catch(error => { console.error(error); process.exit(1); });
