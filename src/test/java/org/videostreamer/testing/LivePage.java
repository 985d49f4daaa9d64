package org.videostreamer.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.openqa.selenium.remote.RemoteWebDriver;

/** The program's page in a real browser: what it paints, read back from its pixels, and what it tells. */
public final class LivePage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Browser browser;

    /** The page of a browser. */
    public LivePage(Browser browser) {
        this.browser = browser;
    }

    /** The page of a browser that WebDriver drives. */
    public LivePage(RemoteWebDriver browser) {
        this(new DrivenBrowser(browser));
    }

    /** Opens an address. */
    public void open(String address) {
        browser.open(address);
    }

    /** Presses the button of a format, once the page knows what there is. */
    public void choose(String format) {
        await().atMost(PATIENCE).until(() -> browser.has("format-" + format));
        browser.press("format-" + format);
    }

    /** Waits until the picture, an element of that name, has shown five pictures, each later than the one before. */
    public boolean plays(String element) {
        String read = Chromium.NUMBER_IN_PICTURE + "const shown = " + Chromium.PICTURE + ";"
                + "return shown?.localName === '" + element + "' ? numberInPicture(shown) : -1;";
        long[] last = {-1};
        int[] steps = {0};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(60)).until(() -> {
            long number = (Long) run(read);
            if (number > last[0]) {
                steps[0] += last[0] >= 0 ? 1 : 0;
                last[0] = number;
            }
            return steps[0] >= 5;
        });
        return true;
    }

    /** The number of the painted picture as the page tells it; −1 while it does not. */
    public long toldNumber() {
        return (Long) run("return Number(" + Chromium.PICTURE + "?.dataset.frame ?? -1)");
    }

    /** The age of the painted picture as the page tells it, and how wrong it may be, in milliseconds; −1 before that. */
    public double toldLatency() {
        return Double.parseDouble(String.valueOf(run("const d = " + Chromium.PICTURE + "?.dataset ?? {};"
                + "return 'latency' in d ? Number(d.latency) + Number(d.latencyError) : -1")));
    }

    /** The text of an element. */
    public String text(String id) {
        return browser.text(id);
    }

    /** Runs a script in the page; its result. */
    public Object run(String script) {
        return browser.run(script);
    }
}
