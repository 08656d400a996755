// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The build file of a module.
 *
 * @param document its contents
 */
record ModuleFile(Document document) {

    static ModuleFile read(Path file) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new ModuleFile(parsers.newDocumentBuilder().parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw CommandFailure.of(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text at an XPath, without line breaks; empty if there is none. */
    String text(String path) {
        try {
            String text = XPathFactory.newInstance().newXPath().evaluate(path, document);
            return text.strip().replaceAll("\\s+", " ");
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException("path must be an XPath, was " + path, e);
        }
    }
}
