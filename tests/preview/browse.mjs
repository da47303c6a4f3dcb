// Take Chromium through a list of small steps given as JSON on standard input, and print what each gave.
// NODE_PATH-free: the packages are named by the folder that they were fetched into.
import { createRequire } from 'node:module';
import fs from 'node:fs';

const { packages, chromium, profile, steps } = JSON.parse(fs.readFileSync(0, 'utf8'));
const load = createRequire(packages + '/');
const puppeteer = load('puppeteer-core');
const axe = fs.readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await puppeteer.launch({
  executablePath: chromium, headless: true, userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const told = [];
try {
  const page = (await browser.pages())[0];
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const does = {
    open: async (url) => { await page.goto(url, { waitUntil: 'load' }); },
    width: async ([width, height]) => { await page.setViewport({ width, height }); },
    scripts: async (on) => { await page.setJavaScriptEnabled(on); },
    write: async ([path, text]) => { fs.writeFileSync(path, text); },
    press: async (keys) => { for (const key of keys) await page.keyboard.press(key); },
    click: async (selector) => { await page.click(selector); },
    tell: async (expression) => page.evaluate(expression),
    wait: async (expression) => { await page.waitForFunction(expression, { timeout: 20000 }); },
    print: async (path) => { await page.pdf({ path, preferCSSPageSize: true, tagged: true }); },
    picture: async (path) => { await page.screenshot({ path }); },
    faults: async () => faults.splice(0),
    // By the protocol, so that no policy of the page has to let the checker in.
    axe: async (options) => {
      const session = await page.createCDPSession();
      await session.send('Runtime.evaluate', { expression: axe });
      const run = `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations.map((each) =>
        each.id + ': ' + each.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join('; ')))`;
      const answer = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
      return answer.result.value;
    },
  };
  for (const [name, value] of steps) told.push((await does[name](value)) ?? null);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(told));
