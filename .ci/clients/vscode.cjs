// Looks at the extension in a real VS Code: the row, the findings, a hover, the panel.
const { chromium } = require('playwright-core');

const [, , address, picture, diffPicture] = process.argv;
let passed = 0, failed = 0;

async function check(name, code) {
  try {
    await code();
    passed++;
  } catch (error) {
    failed++;
    console.error(`${name}: ${error.message}`);
  }
}

async function command(page, name) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.insertText(`>${name}`);
  await page.waitForSelector(`.quick-input-list-row:has-text("${name}")`, { timeout: 20000 });
  await page.keyboard.press('Enter');
}

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: 1480, height: 900 } });
  const patience = { timeout: 120000 };
  for (const limit = Date.now() + 60000; ;) {
    try {
      await page.goto(address, patience);
      break;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await page.waitForTimeout(500);
    }
  }
  await page.waitForSelector('.monaco-workbench', patience);
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'node-agent.yaml' }).dblclick(patience);
  const row = page.locator('.codelens-decoration');

  await check('the row over the DaemonSet', async () => {
    await row.first().waitFor(patience);
    const said = await row.first().textContent();
    for (const words of ['runs on 3 of 4 nodes', 'rollout: 3 waves', 'template changed since HEAD', 'restarts 3 pods']) {
      if (!said.includes(words)) throw new Error(`no "${words}" in ${said}`);
    }
  });
  await check('a hover explains a field', async () => {
    await page.locator('.view-line', { hasText: 'maxUnavailable' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover', { hasText: 'whole number' }).first().waitFor({ timeout: 60000 });
    await page.keyboard.press('Escape');
  });
  await check('a wrong edit is marked, and undone is not', async () => {
    await page.locator('.view-line', { hasText: 'maxUnavailable' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('%%');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60000 });
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 60000 });
  });
  await check('the preview opens beside the file', async () => {
    await page.locator('.view-line', { hasText: 'kind: DaemonSet' }).click();
    await command(page, 'DaemonLens: Preview DaemonSet');
    const frame = page.frameLocator('iframe.webview').frameLocator('iframe');
    await frame.locator('body', { hasText: 'node-agent' }).waitFor({ timeout: 60000 });
  });
  await check('a reason leads to its line, and a change of the cluster is tried', async () => {
    const frame = page.frameLocator('iframe.webview').frameLocator('iframe');
    const reason = frame.locator('.detail .reason button').first();
    // The panel may be drawn again just after the click, as the file was edited a moment ago.
    for (let tries = 0; ; tries++) {
      await frame.locator('#nodes .surface').first().click();
      if (await reason.click({ timeout: 3000 }).then(() => true, () => false)) break;
      if (tries === 9) throw new Error(`no reason in ${await frame.locator('#nodes').innerText()}`);
    }
    const line = page.locator('.monaco-editor .line-numbers.active-line-number').first();
    for (const limit = Date.now() + 30000; (await line.textContent()) !== '18';) {
      if (Date.now() > limit) throw new Error(`line ${await line.textContent()}`);
      await page.waitForTimeout(200);
    }
    await frame.locator('.what-if button').click();
    await frame.locator('#what-if', { hasText: 'untaint node' }).waitFor({ timeout: 60000 });
    await frame.locator('#what-if button').click();
    await frame.locator('#what-if').waitFor({ state: 'detached', timeout: 60000 });
  });

  // The picture: file and panel alone, the cursor out of the way.
  await page.keyboard.press('Escape');
  await page.locator('.view-line', { hasText: 'path: /var/log' }).last().click();
  await page.keyboard.press('Control+B');
  await page.waitForTimeout(4000);
  await page.screenshot({ path: picture });

  await check('the row opens the two revisions side by side', async () => {
    await page.locator('.codelens-decoration a', { hasText: 'template changed since HEAD' }).first().click();
    const diff = page.locator('.monaco-diff-editor');
    await diff.first().waitFor({ timeout: 60000 });
    await page.locator('.tab', { hasText: 'git HEAD' }).first().waitFor({ timeout: 20000 });
    for (const side of ['original', 'modified']) {
      await diff.locator(`.editor.${side} .view-line`, { hasText: 'kind: DaemonSet' }).first().waitFor({ timeout: 60000 });
    }
    await diff.locator('.editor.original .line-delete, .editor.original .char-delete').first().waitFor({ timeout: 60000 });
    await diff.locator('.editor.modified .line-insert, .editor.modified .char-insert').first().waitFor({ timeout: 60000 });
  });
  await page.waitForTimeout(2000);
  await page.screenshot({ path: diffPicture });
  await browser.close();
  console.log(`vscode: ${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

main().catch(error => { console.error(error); process.exit(1); });
