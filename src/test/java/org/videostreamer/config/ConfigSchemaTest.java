package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are told of the file. */
class ConfigSchemaTest {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigSchema.json(), InputFormat.JSON);

    @Test
    void theCommittedSchemaIsThatOfTheTableOfKeys() throws IOException {
        assertThat(ConfigurationReference.upToDate(Path.of("docs", "configuration.schema.json"), ConfigSchema.json()))
                .isEqualTo(ConfigSchema.json());
    }

    @Test
    void theSchemaItselfIsGood() throws IOException {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(
                        com.networknt.schema.dialect.Dialects.getDraft202012().getId()));
        assertThat(meta.validate(ConfigSchema.json(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sources\": {\"0.0.0.0:8000\": {\"input_uri\": \"test\"}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"${URI}\", \"format\": \"mjpeg\", \"size\": [640, 0], \"crop\":"
                        + " \"1,2,3,4\", \"quality\": -1, \"rotate\": 90, \"auth_config\": null, \"hash\": \"x\","
                        + " \"allowed_origins\": [\"*\"]}}, \"limits\": {\"connections\": 5}, \"webrtc\": {\"port\": 1}}",
                "{\"server\": {\"listen\": \"a:80\", \"webrtc\": {\"addresses\": \"192.0.2.7\"}}, \"streams\": {\"sample\":"
                        + " {\"input_uri\": \"test\", \"formats\": [\"VP8\", \"MPEG1\"], \"limits\": {\"max_width\": 5}}}}"
            })
    void goodFilesPass(String file) {
        assertThat(schema.validate(file, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"sources\": {}}",
                "{\"sources\": {\"a:1\": {}}}",
                "{\"sources\": {\"a:1\": null}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": 5}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"qualty\": 5}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"quality\": 0}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"quality\": 4.5}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"format\": \"MJPG\"}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"rotate\": 45}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"size\": [1, 2, 3]}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"v_flip\": \"yes\"}}}",
                "{\"sources\": {\"a:1\": {\"input_uri\": \"test\", \"auth_config\": {\"user\": \"u\"}}}}",
                "{\"server\": {}, \"streams\": {\"a\": {\"input_uri\": \"test\"}}}",
                "{\"server\": {\"listen\": \"a:1\"}, \"streams\": {\"a/b\": {\"input_uri\": \"test\"}}}",
                "{\"server\": {\"listen\": \"a:1\"}, \"streams\": {\"a\": {\"input_uri\": \"test\", \"hash\": \"x\"}}}",
                "{\"limits\": {\"connections\": 0}}"
            })
    void badFilesFail(String file) {
        assertThat(schema.validate(file, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theExamplesOfTheDocumentsPass() throws IOException {
        for (String document : new String[] {"README.md", "docs/configuration.md"}) {
            for (String example : ConfigurationReference.examples(Files.readString(Path.of(document)))) {
                assertThat(schema.validate(example, InputFormat.JSON))
                        .as(example)
                        .isEmpty();
            }
        }
    }
}
