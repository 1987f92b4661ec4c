package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A node of a plan. Two are equal only if they are the same. */
final class PlanNode {

  private final JsonNode json;
  private final List<PlanNode> children = new ArrayList<>();

  PlanNode(JsonNode json) {
    this.json = json;
    json.path("Plans").forEach(child -> children.add(new PlanNode(child)));
  }

  String type() {
    return text("Node Type").orElse("");
  }

  boolean is(String type) {
    return type().equals(type);
  }

  Optional<String> text(String key) {
    JsonNode value = json.path(key);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  boolean has(String key) {
    return json.has(key);
  }

  boolean isTrue(String key) {
    return json.path(key).asBoolean(false);
  }

  double number(String key) {
    return json.path(key).asDouble(0);
  }

  String alias() {
    return text("Alias").or(() -> text("Relation Name")).orElse("");
  }

  List<String> output() {
    List<String> texts = new ArrayList<>();
    json.path("Output").forEach(value -> texts.add(value.asString()));
    return texts;
  }

  /** The keys of GROUPING SETS, ROLLUP and CUBE. */
  List<String> groupingSets() {
    return texts(json.path("Grouping Sets")).toList();
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().flatMap(PlanNode::texts);
  }

  /** What a ModifyTable changes, if that is more than its own relation. */
  List<PlanNode> targets() {
    List<PlanNode> targets = new ArrayList<>();
    json.path("Target Tables").forEach(target -> targets.add(new PlanNode(target)));
    return targets.isEmpty() ? List.of(this) : targets;
  }

  List<PlanNode> children() {
    return children;
  }

  /** Those whose rows it reads itself. */
  List<PlanNode> inputs() {
    return children.stream().filter(child -> child.text("Subplan Name").isEmpty()).toList();
  }

  /** The input of a role, such as {@code Outer}. */
  Optional<PlanNode> input(String relationship) {
    return inputs().stream()
        .filter(child -> child.text("Parent Relationship").orElse("").equals(relationship))
        .findFirst();
  }

  /** It and all below it. */
  Stream<PlanNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
  }
}
