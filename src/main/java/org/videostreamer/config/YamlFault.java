package org.videostreamer.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a text that is no YAML, and where, of what its reader says about it: that quotes the text in lines
 * that are indented, and marks places, of which the last is where it stopped.
 *
 * @param line from 1; 0 where it is not told
 * @param column from 1
 * @param words for people
 */
record YamlFault(int line, int column, String words) {

    private static final Pattern MARKED =
            Pattern.compile("(?m)^(\\S.*)\\R in 'reader', line ([0-9]{1,9}), column ([0-9]{1,9})");

    private record Meaning(Pattern said, String words) {}

    private static final List<Meaning> MEANINGS = List.of(
            meaning(
                    "mapping values are not allowed",
                    "a colon where no key can end; expected quotes around a text that has one"),
            meaning("found unexpected end of stream", "a quote is not closed; expected another at the text's end"),
            meaning(
                    "expected ',' or '[]}]', but got",
                    "a list or an object is not closed; expected a comma, or its ] or }"),
            meaning(
                    "expected <block end>",
                    "it does not fit to what stands above it; expected keys of one object below each other"),
            meaning("could not find expected ':'", "a key without a colon; expected a colon and a space behind a key"),
            meaning("found character '\\\\t|found a tab", "a tab; expected spaces in front of a key"),
            meaning(
                    "found character .* that cannot start any token",
                    "a character that YAML keeps for itself; expected quotes around a text that begins with it"),
            meaning(
                    "found unknown escape",
                    "a backslash before what it does not go with; expected single quotes, or two backslashes"),
            meaning(
                    "expected the node content|unexpected character found|expected alphabetic",
                    "a mark without a value or a name; expected quotes around a text that begins with & * or !"),
            meaning("special characters are not allowed", "a control character; expected text"));

    private static Meaning meaning(String said, String words) {
        return new Meaning(Pattern.compile(said), words);
    }

    /** Reads what was said. */
    static YamlFault of(String said) {
        int line = 0;
        int column = 0;
        String reason = said.replaceFirst("(?s)\\R.*", "");
        String last = reason;
        int end = 0;
        Matcher marked = MARKED.matcher(said);
        while (marked.find()) {
            reason = marked.group(1);
            last = said.substring(end, marked.end(1));
            end = marked.end();
            line = Integer.parseInt(marked.group(2));
            column = Integer.parseInt(marked.group(3));
        }
        return new YamlFault(line, column, words(unquoted(last)).orElse(Kind.shown(reason)));
    }

    private static String unquoted(String said) {
        return said.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining("\n"));
    }

    private static Optional<String> words(String reason) {
        return MEANINGS.stream()
                .filter(meaning -> meaning.said().matcher(reason).find())
                .findFirst()
                .map(Meaning::words);
    }
}
