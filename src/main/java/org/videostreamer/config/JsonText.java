package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads JSON, in which comments and commas behind the last item may stand. Messages never quote the text, it may hold
 * secrets.
 */
final class JsonText {

    private static final Pattern MARK = Pattern.compile("\\[Source: .*?; (line: \\d+, column: \\d+)]");
    private static final Pattern QUOTED = Pattern.compile("(?s)Unrecognized token.*");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonText() {}

    /** The file's value; what is wrong is noted. */
    static Node read(Place file, String text, Variables variables, Problems problems) {
        try (var parser = FACTORY.createParser(text)) {
            return new NodeReader(parser, () -> false, variables, problems).read(file);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null ? file : file.at(at.getLineNr(), at.getColumnNr());
            problems.add(place, "not JSON: " + reason(e));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Node.Broken(file);
    }

    private static String reason(JsonProcessingException e) {
        String words = MARK.matcher(e.getOriginalMessage()).replaceAll("$1").replaceAll("\\s+", " ");
        String plain = QUOTED.matcher(words)
                .replaceAll("unknown word; expected a text in double quotes, a number, true, false, null, { or [");
        return e instanceof JsonEOFException ? plain + "; the file is not complete" : plain;
    }
}
