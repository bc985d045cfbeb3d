package io.weir.collector;

import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a table from the command line. */
final class TableConverter implements ITypeConverter<Table> {
  @Override
  public Table convert(String name) {
    return Tables.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no table \"%s\"; there are %s".formatted(name, names())));
  }

  private static String names() {
    return Tables.all().stream().map(Table::name).collect(Collectors.joining(", "));
  }
}
