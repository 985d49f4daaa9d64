package org.videostreamer.testing;

import java.io.File;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium, without a window. */
public final class Chromium {

    /** A function that reads the number from a strip's cells, written as ones and zeros; −1 if the sum is wrong. */
    public static final String NUMBER_IN_STRIP = """
            const numberIn = (bits) => {
              const number = parseInt(bits.slice(2, 26), 2);
              const sum = (number >> 18) + (number >> 12) + (number >> 6) + number;
              const valid = bits.startsWith('10') && parseInt(bits.slice(26), 2) === (~sum & 63);
              return valid ? number : -1;
            };
            """;

    /** An expression for the page's picture, which lies inside an element of its own; of other pages the element of that id. */
    public static final String PICTURE =
            "(document.querySelector('camera-view')?.shadowRoot ?? document).getElementById('picture')";

    /** Paints the picture, image, canvas or video, on a canvas of its own and reads the test card's strip; −1 if unreadable. */
    public static final String READ_STRIP = NUMBER_IN_STRIP + "const picture = " + PICTURE + ";" + """
            const width = picture ? picture.naturalWidth || picture.videoWidth || picture.width : 0;
            const height = picture ? picture.naturalHeight || picture.videoHeight || picture.height : 0;
            if (!width || !height) return -1;
            const canvas = document.createElement('canvas');
            canvas.width = width;
            canvas.height = height;
            const context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const y = height - Math.floor(height / 32) - 1;
            let bits = '';
            for (let cell = 0; cell < 32; cell++) {
              const pixel = context.getImageData(Math.floor((cell + 0.5) * width / 32), y, 1, 1).data;
              bits += pixel[1] > 127 ? '1' : '0';
            }
            return numberIn(bits);
            """;

    private Chromium() {}

    /**
     * Opens one.
     *
     * @param profile an empty folder of its own
     */
    public static ChromeDriver open(Path profile) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1000,800",
                // A page of another host is what people at the beamline open.
                "--host-resolver-rules=MAP camera.example 127.0.0.1",
                "--user-data-dir=" + profile);
        return new ChromeDriver(service, options);
    }
}
