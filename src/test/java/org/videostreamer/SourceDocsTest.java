package org.videostreamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigLoader;
import org.videostreamer.config.ConfigurationReference;
import org.videostreamer.config.SourceUri;
import org.videostreamer.limits.Limit;
import org.videostreamer.source.SourceProviders;

/** What the documents tell people to write is what the program takes. */
class SourceDocsTest {

    private static final Pattern OPTION = Pattern.compile("-uri (\"[^\"]+\"|'[^']+'|[^\\s`]+)");
    private static final Pattern KEY_URI = Pattern.compile("\"input_uri\": \"([^\"]+)\"");
    private static final Pattern CODE_URI = Pattern.compile("`([a-z0-9]+:/[^`\\s…]+)`");
    private static final Pattern JSON = Pattern.compile("(?ms)^```json\\R(.*?)^```$");
    private static final Pattern SECRET_NAME = Pattern.compile("\"password_env\": \"([^\"]+)\"");
    private static final Pattern SECRET_FILE = Pattern.compile("\"password_file\": \"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("`([a-z]+(?:_[a-z]+)+)`");
    private static final Pattern ROW = Pattern.compile("^\\| *`([^`]+)`.*");

    /** Names of others: members of messages, attributes of a device, a variable that is not used. */
    private static final Set<String> FOREIGN = Set.of(
            "frame_number",
            "video_last_image",
            "video_last_image_counter",
            "image_type",
            "image_sizes",
            "range_guessed",
            "http_proxy");

    private final SourceProviders providers = new SourceProviders();

    static List<Path> documents() throws IOException {
        return DocsTest.documents();
    }

    static List<Path> sources() throws IOException {
        return documents().stream()
                .filter(file -> file.startsWith("docs/sources") || file.endsWith("sources.md"))
                .toList();
    }

    static Stream<Path> withAddresses() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md")), sources().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withAddresses")
    void everyAddressOfASourceIsTaken(Path document) throws IOException {
        String text = Files.readString(document);
        List<String> uris = Stream.of(OPTION, KEY_URI, CODE_URI)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(1).replaceAll("^[\"']|[\"']$", ""))
                .map(uri -> uri.replace("$PWD", Path.of("").toAbsolutePath().toString()))
                .map(uri -> uri.replace("host:port", "host:10000"))
                // The beginning of one, which stands for all of its kind.
                .filter(uri -> !uri.endsWith("://"))
                .toList();
        assertThat(uris).isNotEmpty();
        for (String uri : uris) {
            assertThatCode(() -> providers.open(CameraConfig.of(new SourceUri(uri))))
                    .as(uri)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void everyConfigurationFileIsRead(Path document, @TempDir Path folder) throws IOException {
        Matcher example = JSON.matcher(Files.readString(document));
        while (example.find()) {
            String json = example.group(1);
            if (json.contains("\"sources\"")) {
                Map<String, String> environment = new HashMap<>();
                SECRET_NAME.matcher(json).results().forEach(name -> environment.put(name.group(1), "secret"));
                for (MatchResult name : SECRET_FILE.matcher(json).results().toList()) {
                    Files.writeString(folder.resolve(name.group(1)), "secret");
                }
                Path file = Files.writeString(folder.resolve("example.json"), json);
                assertThatCode(() -> new ConfigLoader(environment, providers::open).load(file.toString()))
                        .as(json)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void everyTableOfKeysHoldsKeysOfASource(Path document) throws IOException {
        Set<String> known = keysOfASource();
        boolean ofKeys = false;
        for (String line : Files.readAllLines(document)) {
            ofKeys = line.startsWith("| Key ") || ofKeys && line.startsWith("|");
            Matcher row = ROW.matcher(line);
            if (ofKeys && row.matches()) {
                assertThat(known).as(line).contains(row.group(1));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void everyNameInCodeIsAKeyOrALimit(Path document) throws IOException {
        Set<String> known = new HashSet<>(FOREIGN);
        known.addAll(keysOfASource());
        known.addAll(keys("### `auth_config`"));
        Stream.of(Limit.values()).map(Limit::key).forEach(known::add);
        assertThat(NAME.matcher(Files.readString(document)).results().map(name -> name.group(1)))
                .isSubsetOf(known);
    }

    private static Set<String> keysOfASource() throws IOException {
        Set<String> keys = keys("### `streams`");
        keys.addAll(keys("### `sources`"));
        return keys;
    }

    private static Set<String> keys(String heading) throws IOException {
        Set<String> keys = new HashSet<>();
        ConfigurationReference.rows(heading).forEach(row -> keys.add(row.get(0).replace("`", "")));
        return keys;
    }
}
