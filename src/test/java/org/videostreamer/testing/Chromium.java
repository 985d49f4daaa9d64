package org.videostreamer.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /**
     * A function that reads the number from the test card's strip in a picture, an image, a canvas or a video; −1 if it is
     * unreadable. It paints no more than the strip: reading a whole picture back is what keeps a browser busy.
     */
    public static final String NUMBER_IN_PICTURE = NUMBER_IN_STRIP + """
            const strip = document.createElement('canvas');
            strip.width = 32;
            strip.height = 1;
            const stripContext = strip.getContext('2d', { willReadFrequently: true });
            stripContext.imageSmoothingEnabled = false;
            const numberInPicture = (picture) => {
              const width = picture ? picture.naturalWidth || picture.videoWidth || picture.width : 0;
              const height = picture ? picture.naturalHeight || picture.videoHeight || picture.height : 0;
              if (!width || !height) return -1;
              stripContext.drawImage(picture, 0, height - Math.floor(height / 32) - 1, width, 1, 0, 0, 32, 1);
              const { data } = stripContext.getImageData(0, 0, 32, 1);
              let bits = '';
              for (let cell = 0; cell < 32; cell++) bits += data[cell * 4 + 1] > 127 ? '1' : '0';
              return numberIn(bits);
            };
            """;

    /** Reads the number of the page's picture. */
    public static final String READ_STRIP = NUMBER_IN_PICTURE + "return numberInPicture(" + PICTURE + ");";

    private Chromium() {}

    /**
     * Stops all processes of this JVM's browsers, as the sleep of a laptop does, while something happens elsewhere.
     *
     * @return what that gives
     */
    public static <T> T asleep(Supplier<T> meanwhile) {
        signal("STOP");
        try {
            return meanwhile.get();
        } finally {
            signal("CONT");
        }
    }

    private static void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/chromium"))
                .forEach(process -> command.add(Long.toString(process.pid())));
        if (command.size() < 4) {
            throw new AssertionError("these are not all processes of a browser: " + command);
        }
        try {
            // One that has ended meanwhile is nothing to complain of.
            SystemCommand.of(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

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
