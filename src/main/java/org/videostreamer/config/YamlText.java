package org.videostreamer.config;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * Reads YAML as far as it says what JSON could say: {@code yes} and {@code on} are texts, numbers are decimal, aliases
 * stand for what they name, and there is one document. Messages never quote the text, it may hold secrets.
 */
final class YamlText {

    private static final YAMLFactory FACTORY = new AnchorsFactory();

    private YamlText() {}

    /** Makes parsers that know what single values are called too: Jackson's own tells the anchors of lists and objects alone. */
    private static final class AnchorsFactory extends YAMLFactory {

        private static final long serialVersionUID = 1L;

        AnchorsFactory() {
            super(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL));
        }

        @Override
        protected YAMLParser _createParser(Reader text, IOContext context) {
            return new YAMLParser(context, _parserFeatures, _yamlParserFeatures, _loaderOptions, _objectCodec, text) {
                @Override
                public String getObjectId() {
                    return _lastEvent instanceof NodeEvent node ? node.getAnchor() : null;
                }
            };
        }
    }

    /** The file's value; what is wrong is noted. */
    static Node read(Place file, String text, Variables variables, Problems problems) {
        try (var parser = FACTORY.createParser(text)) {
            return new NodeReader(parser, parser::isCurrentAlias, variables, problems).read(file);
        } catch (IOException e) {
            YamlFault fault = YamlFault.of(String.valueOf(e.getMessage()));
            Place place = fault.line() == 0 ? file : file.at(fault.line(), fault.column());
            problems.add(place, "not YAML: " + fault.words());
        }
        return new Node.Broken(file);
    }
}
