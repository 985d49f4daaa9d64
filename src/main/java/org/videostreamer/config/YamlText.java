package org.videostreamer.config;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads YAML as far as it says what JSON could say: {@code yes} and {@code on} are texts, numbers are decimal, aliases
 * stand for what they name, and there is one document. Messages never quote the text, it may hold secrets.
 */
final class YamlText {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private static final Pattern MARKED =
            Pattern.compile("(?m)^(\\S.*)\\R in 'reader', line ([0-9]{1,9}), column ([0-9]{1,9})");

    private YamlText() {}

    /** The file's value; what is wrong is noted. */
    static Node read(Place file, String text, Variables variables, Problems problems) {
        try (var parser = FACTORY.createParser(text)) {
            return new NodeReader(parser, parser::isCurrentAlias, variables, problems).read(file);
        } catch (IOException e) {
            note(file, String.valueOf(e.getMessage()), problems);
        }
        return new Node.Broken(file);
    }

    /** The message quotes the text in lines that are indented; what is wrong stands before the last mark. */
    private static void note(Place file, String message, Problems problems) {
        Place place = file;
        String reason = message.replaceFirst("(?s)\\R.*", "");
        Matcher marked = MARKED.matcher(message);
        while (marked.find()) {
            place = file.at(Integer.parseInt(marked.group(2)), Integer.parseInt(marked.group(3)));
            reason = marked.group(1);
        }
        problems.add(place, "not YAML: " + Kind.shown(reason));
    }
}
