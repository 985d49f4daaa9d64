package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What docs/configuration.md and what lies beside it must say. Where they say something else, tests fail; with the system
 * property {@code docs.update} they are written anew.
 */
public final class ConfigurationReference {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json$(.*?)^```$");

    private ConfigurationReference() {}

    /** The rows under a heading, each a list of cells, without the table's head. */
    public static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String current = "";
        for (String line : Files.readAllLines(Path.of("docs", "configuration.md"))) {
            if (line.startsWith("#")) {
                current = line;
            } else if (current.equals(heading) && line.startsWith("| `")) {
                rows.add(Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    /** The examples of configuration files in a document. */
    static List<String> examples(String document) {
        return EXAMPLE.matcher(document).results().map(found -> found.group(1)).toList();
    }

    /** The document with the tables of all groups of keys between their marks. */
    static String withTables(String document) throws JsonProcessingException {
        String all = document;
        for (KeyGroup group : Keys.GROUPS) {
            Pattern table = Pattern.compile("(?s)(<!-- keys of " + group.title() + " -->\n).*?(<!-- end of keys -->)");
            all = table.matcher(all).replaceFirst("$1" + Matcher.quoteReplacement(table(group)) + "$2");
        }
        return all;
    }

    private static String table(KeyGroup group) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
        // A source has the keys of a stream too, which need not be told twice.
        List<Key<?>> keys = group == Keys.SOURCE
                ? group.keys().stream()
                        .filter(key -> !Keys.STREAM.keys().contains(key))
                        .toList()
                : group.keys();
        for (Key<?> key : keys) {
            text.append("| `" + key.name() + "` | " + key.kind().words() + " | " + fallback(key) + " | " + key.meaning()
                    + " |\n");
        }
        return text.toString();
    }

    private static String fallback(Key<?> key) throws JsonProcessingException {
        if (key.required()) {
            return "";
        }
        boolean isObject = key.kind() instanceof KeyGroup;
        Object value = isObject ? null : key.writtenDefault().orElse(null);
        return "`" + new JsonMapper().writeValueAsString(value) + "`";
    }

    /** What a file says, after it was made to say what is expected if that is wanted. */
    static String upToDate(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(file, expected);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The titles of the tables in a document. */
    static List<String> titles(String document) {
        return Pattern.compile("<!-- keys of (.*) -->")
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }
}
