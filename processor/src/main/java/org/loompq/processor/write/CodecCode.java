package org.loompq.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.Container;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfBounds;
import org.loompq.processor.model.CodecModel.OfComposite;
import org.loompq.processor.model.CodecModel.OfCustom;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfEnum;
import org.loompq.processor.model.CodecModel.OfJson;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.RecordModel;

/**
 * Code that names codecs: those of the runtime by its constants, all others by constants of the
 * class, which are written when they are named for the first time.
 */
final class CodecCode {

  private final ClassName implementation;
  private final TypeNames types;
  private final Names names;
  private final Constants constants;
  private final ValueCode values;
  private final RecordCode records;
  private final BinderCode binders;

  /** The name of each constant, by the code that makes its value. */
  private final Map<String, String> written = new HashMap<>();

  CodecCode(ClassName implementation, TypeNames types, Names names, Constants constants) {
    this.implementation = implementation;
    this.types = types;
    this.names = names;
    this.constants = constants;
    this.values = new ValueCode(this);
    this.records = new RecordCode(types, names, values, constants);
    this.binders = new BinderCode(types, names, values);
  }

  ValueCode values() {
    return values;
  }

  RecordCode records() {
    return records;
  }

  BinderCode binders() {
    return binders;
  }

  /** Names a codec: {@code Codecs.INSTANT}, or {@code STRING_LIST}. */
  CodeBlock of(CodecModel codec) {
    return codec instanceof Known(var constant)
        ? CodeBlock.of("$T.$L", RuntimeTypes.CODECS, constant)
        : CodeBlock.of("$L", constant(codec));
  }

  private String constant(CodecModel codec) {
    Call made = made(codec);
    return written.computeIfAbsent(
        made.oneLine().toString(),
        _ -> {
          Constant constant =
              new Constant(
                  ParameterizedTypeName.get(RuntimeTypes.CODEC, type(codec)),
                  names.constant(javaName(codec, "Codec")));
          constants.add(
              constant.initialized(
                  made.oneLine(), (column, indent) -> Layout.call(made, column, indent, 1)));
          return constant.name();
        });
  }

  private Call made(CodecModel codec) {
    return switch (codec) {
      case Known _ -> throw new IllegalArgumentException(codec.toString());
      case OfEnum(var labels) -> {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$T.values()", types.of(labels.type())));
        labels.labels().forEach(label -> arguments.add(CodeBlock.of("$S", label)));
        yield new Call(codecs("enumOf"), arguments);
      }
      case OfElements(var container, var element, _) ->
          container == Container.ARRAY
              ? Call.of(
                  codecs(container.factory()),
                  of(element),
                  CodeBlock.of("$T::new", ArrayTypeName.of(type(element))))
              : Call.of(codecs(container.factory()), of(element));
      case OfBounds(var several, var bound) ->
          Call.of(codecs(several ? "multirangeOf" : "rangeOf"), of(bound));
      case OfJson(var type) -> json(type);
      case OfComposite(var model) -> composite(model);
      case OfCustom(var type) ->
          Call.of(codecs("custom"), CodeBlock.of("$T.class", types.of(type)));
      case OfValueObject(var type, var component, _, var held) ->
          Call.of(
              codecs("wrapped"),
              CodeBlock.of("$S", type.getSimpleName()),
              of(held),
              CodeBlock.of("$T::new", types.of(type)),
              CodeBlock.of("$T::$L", types.of(type), component));
    };
  }

  /** {@code JsonType.of(Item.class)}; a type with arguments needs a class that keeps them. */
  private Call json(TypeMirror type) {
    TypeName name = types.of(type);
    CodeBlock token =
        isGeneric(name)
            ? CodeBlock.of("new $T() {}", ParameterizedTypeName.get(RuntimeTypes.JSON_TYPE, name))
            : CodeBlock.of("$T.of($T.class)", RuntimeTypes.JSON_TYPE, name);
    return Call.of(codecs("json"), token);
  }

  private static boolean isGeneric(TypeName name) {
    return switch (name) {
      case ArrayTypeName array -> isGeneric(array.componentType());
      default -> name instanceof ParameterizedTypeName;
    };
  }

  /** {@code ItemList} for {@code List<Item>}. */
  private static String simpleName(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> simpleName(array.getComponentType()) + "Array";
      case DeclaredType declared ->
          declared.getTypeArguments().stream()
                  .map(CodecCode::simpleName)
                  .collect(Collectors.joining())
              + declared.asElement().getSimpleName();
      case WildcardType wildcard when wildcard.getExtendsBound() != null ->
          simpleName(wildcard.getExtendsBound());
      case PrimitiveType primitive -> Capitalised.of(primitive);
      default -> "Value";
    };
  }

  private Call composite(RecordModel model) {
    RecordCode.Written record = records.of(model);
    String binder = binders.of(new RecordRow(model, model.leaves()));
    return Call.of(
        CodeBlock.of("$T.of", RuntimeTypes.COMPOSITE),
        CodeBlock.of("$L", record.shape()),
        CodeBlock.of("$T::$L", implementation, record.reader()),
        CodeBlock.of("$T::$L", implementation, binder));
  }

  private static CodeBlock codecs(String factory) {
    return CodeBlock.of("$T.$L", RuntimeTypes.CODECS, factory);
  }

  /** The Java type that a codec carries, a class. */
  private TypeName type(CodecModel codec) {
    return switch (codec) {
      case Known(var constant) -> type(constant.className());
      case OfEnum(var labels) -> types.of(labels.type());
      case OfBounds(var several, var bound) ->
          ParameterizedTypeName.get(
              several ? RuntimeTypes.MULTIRANGE : RuntimeTypes.RANGE, type(bound));
      case OfJson(var type) -> types.of(type);
      case OfComposite(var model) -> types.of(model.type());
      case OfCustom(var type) -> types.of(type);
      case OfValueObject object -> types.of(object.type());
      case OfElements(var container, var element, _) ->
          switch (container) {
            case ARRAY -> ArrayTypeName.of(type(element));
            case LIST -> ParameterizedTypeName.get(ClassName.get(List.class), type(element));
            case SET -> ParameterizedTypeName.get(ClassName.get(Set.class), type(element));
            case COLLECTION ->
                ParameterizedTypeName.get(ClassName.get(Collection.class), type(element));
          };
    };
  }

  private static TypeName type(String className) {
    return switch (className) {
      case "boolean[]" -> ArrayTypeName.of(TypeName.BOOLEAN);
      case "byte[]" -> ArrayTypeName.of(TypeName.BYTE);
      case "short[]" -> ArrayTypeName.of(TypeName.SHORT);
      case "int[]" -> ArrayTypeName.of(TypeName.INT);
      case "long[]" -> ArrayTypeName.of(TypeName.LONG);
      case "float[]" -> ArrayTypeName.of(TypeName.FLOAT);
      case "double[]" -> ArrayTypeName.of(TypeName.DOUBLE);
      case "java.util.Map<java.lang.String,java.lang.String>" ->
          ParameterizedTypeName.get(Map.class, String.class, String.class);
      default -> ClassName.bestGuess(className);
    };
  }

  /** What its constant is named after: {@code StringList}, or {@code Status} and a suffix. */
  private static String javaName(CodecModel codec, String suffix) {
    return switch (codec) {
      case Known(var constant) -> constant.simpleName();
      case OfEnum(var labels) -> labels.type().getSimpleName() + suffix;
      case OfBounds(var several, var bound) ->
          javaName(bound, "") + (several ? "Multirange" : "Range");
      case OfJson(var type) -> simpleName(type) + "Json";
      case OfComposite(var model) -> model.type().getSimpleName() + suffix;
      case OfCustom(var type) -> type.getSimpleName() + suffix;
      case OfValueObject object -> object.type().getSimpleName() + suffix;
      case OfElements(var container, var element, _) ->
          javaName(element, "") + container.javaName();
    };
  }
}
