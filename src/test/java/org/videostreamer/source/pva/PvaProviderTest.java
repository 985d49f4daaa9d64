package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;

public class PvaProviderTest {

    @ParameterizedTest
    @CsvSource({
        "pva://13SIM1:Pva1:Image,13SIM1:Pva1:Image",
        "PVA://A{B-C:1}Image,A{B-C:1}Image",
        "pva://A%7BB%7D:%C3%A9,A{B}:é",
        "pva://A?b=1/c,A?b=1/c",
        "pva://50%,50%",
        "pva://50%zz,50%zz"
    })
    void theNameIsEverythingBehindTheSlashes(String uri, String name) throws ConfigException {
        assertThat(PvName.parse(new SourceUri(uri))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pva://", "pva:X", "pva://two words", "pva://a%0Ab"})
    void whatNamesNoPvIsRefused(String uri) {
        assertThatThrownBy(() -> new SourceProviders().open(Configs.camera(uri)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("input_uri '" + uri + "' names no PV; expected pva:// and the name of an NTNDArray PV"
                        + " without spaces, for example pva://13SIM1:Pva1:Image");
    }

    @Test
    void noSourceNeedsTheClientBeforeItRuns() throws Exception {
        // The same classes without the client's: whatever needs one of it fails to link.
        List<String> parts = Arrays.asList(System.getProperty("java.class.path").split(":"));
        URL[] without = parts.stream()
                .filter(part -> !part.contains("core-pva") && !part.contains("aircompressor"))
                .map(PvaProviderTest::url)
                .toArray(URL[]::new);
        assertThat(without).hasSizeLessThan(parts.size());
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Class<?> check = loader.loadClass("org.videostreamer.source.pva.PvaProviderTest");
            check.getMethod("openAndClose").invoke(null);
        }
    }

    /** For the copy of this class that has no client. */
    public static void openAndClose() throws ConfigException {
        new PvaProvider().open(Configs.camera("pva://X")).close();
    }

    private static URL url(String part) {
        try {
            return Path.of(part).toUri().toURL();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
