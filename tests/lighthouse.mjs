// Rates pages with Lighthouse, all in one browser.
// Usage: node lighthouse.mjs MODULES CHROME ADDRESS...   MODULES is the directory of node_modules that holds lighthouse.
// Prints one line of JSON for each page: {"address", "scores": {category: 0..100}, "failing": [audit, ...]}.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, chromePath, ...addresses] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(require.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(require.resolve("chrome-launcher")));

const chrome = await launch({ chromePath, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"] });
try {
  for (const address of addresses) {
    // Speed is measured by the benchmarks, so nothing is slowed down here. "simulate" would only compute a slower speed, and no category
    // asks for it. With "provided", Lighthouse waits ten seconds more for each page.
    const flags = {
      port: chrome.port,
      logLevel: "error",
      onlyCategories: ["accessibility", "best-practices", "seo"],
      throttlingMethod: "simulate",
      disableFullPageScreenshot: true,
    };
    const { lhr } = await lighthouse(address, flags, desktopConfig);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const failing = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`);
    console.log(JSON.stringify({ address, scores, failing }));
  }
} finally {
  chrome.kill();
}
