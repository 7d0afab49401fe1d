package io.aibotiyi.backend.gateway.docs;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page at {@code /docs}: three small files, nothing from elsewhere. */
@Hidden
@RestController
class DocsController {

    private static final Map<String, MediaType> FILES =
            Map.of(
                    "docs.css", MediaType.valueOf("text/css;charset=utf-8"),
                    "docs.js", MediaType.valueOf("text/javascript;charset=utf-8"));

    @GetMapping("/docs")
    ResponseEntity<Resource> page() {
        return file("index.html", MediaType.valueOf("text/html;charset=utf-8"));
    }

    @GetMapping("/docs/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        MediaType type = FILES.get(file);
        if (type == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such page.");
        }
        return file(file, type);
    }

    private static ResponseEntity<Resource> file(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .body(new ClassPathResource("gateway-docs/" + name));
    }
}
