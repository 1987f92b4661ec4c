package org.loompq.processor.plan;

import java.util.Set;

/**
 * PostgreSQL's own functions and operators that give NULL only where an argument is. The many that
 * are missing either do give NULL for other reasons, some of them rarely ({@code to_char} for an
 * infinite time, {@code array_length} for an empty array, {@code scale} for NaN), or are used
 * rarely.
 */
final class FunctionRules {

  private FunctionRules() {}

  /** NULL for no arguments at all. */
  static final Set<String> NEVER_NULL =
      names(
          """
          now statement_timestamp clock_timestamp transaction_timestamp timeofday
          current_database version pg_backend_pid txid_current pg_current_xact_id
          gen_random_uuid uuidv4 pi pg_typeof num_nulls num_nonnulls
          json_build_object json_build_array jsonb_build_object jsonb_build_array
          set_config pg_notify pg_current_wal_lsn pg_current_wal_insert_lsn
          pg_current_wal_flush_lsn pg_is_in_recovery pg_postmaster_start_time
          concat quote_nullable count row_number rank dense_rank percent_rank cume_dist
          """);

  /** NULL if, and only if, one of the arguments is. */
  static final Set<String> NULL_FOR_NULL =
      names(
          """
          abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log10 power pow mod div gcd
          lcm degrees radians random uuidv7 sin cos tan asin acos atan atan2 width_bucket factorial
          length char_length character_length octet_length bit_length initcap reverse repeat
          lpad rpad btrim ltrim rtrim left right substr split_part strpos starts_with
          replace translate regexp_replace regexp_count regexp_instr regexp_like ascii chr md5
          sha224 sha256 sha384 sha512 encode decode to_hex quote_ident quote_literal
          string_to_array array_to_string regexp_split_to_array
          cardinality array_append array_prepend array_cat array_remove array_replace
          array_positions trim_array
          date_trunc date_bin age isfinite make_date make_time make_timestamp make_timestamptz
          make_interval to_timestamp to_date timezone justify_days justify_hours justify_interval
          nextval currval setval ntile host masklen
          to_json to_jsonb row_to_json array_to_json json_array_length jsonb_array_length
          json_typeof jsonb_typeof jsonb_set jsonb_insert jsonb_strip_nulls json_strip_nulls
          jsonb_pretty
          to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery
          setweight ts_rank ts_rank_cd ts_headline
          POSITION TRIM OVERLAY
          pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock
          pg_try_advisory_xact_lock_shared pg_advisory_lock pg_advisory_lock_shared
          pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_advisory_unlock
          pg_advisory_unlock_shared hashtext hashtextextended
          pg_size_pretty pg_size_bytes pg_wal_lsn_diff pg_sleep
          """);

  /** NULL if, and only if, the first argument is. */
  static final Set<String> NULL_FOR_FIRST_NULL = names("concat_ws format");

  /** As those, unless the argument is a range. */
  static final Set<String> NULL_FOR_NULL_IF_ORDINARY = names("lower upper");

  /** NULL if all arguments are. */
  static final Set<String> NULL_FOR_ALL_NULL = names("COALESCE GREATEST LEAST");

  /** Aggregates that give NULL for no rows, and for rows of NULL only. */
  static final Set<String> AGGREGATES =
      names(
          """
          sum min max avg string_agg bool_and bool_or every bit_and bit_or any_value xmlagg
          """);

  /** Aggregates that give NULL for no rows. */
  static final Set<String> COLLECTING_AGGREGATES =
      names("array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg");

  /** Window functions that give a value of the frame. */
  static final Set<String> OF_FRAME = names("first_value last_value");

  /** Functions whose type is not an {@link TypeName#isOrdinary ordinary} one. */
  static final Set<String> OF_OTHER_TYPES =
      names(
          """
          pg_typeof to_jsonb jsonb_build_object jsonb_build_array jsonb_agg jsonb_object_agg
          to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery any_value
          jsonb_object path
          int4range int8range numrange daterange tsrange tstzrange range_agg
          int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange
          array_agg string_to_array regexp_split_to_array regexp_match regexp_matches array_fill
          array_append array_prepend array_cat array_remove array_replace array_positions
          array_sample array_shuffle array_reverse array_sort trim_array
          """);

  /** Functions of rows whose rows have no NULL. */
  static final Set<String> OF_ROWS =
      names(
          """
          generate_series generate_subscripts regexp_split_to_table json_object_keys
          jsonb_object_keys json_array_elements jsonb_array_elements json_each jsonb_each
          """);

  /** NULL if, and only if, an operand is. {@code +} of two paths may be, and is not here. */
  static final Set<String> OPERATORS =
      names(
          """
          - * / % ^ || & | << >> ~ ~* !~ !~* ~~ ~~* !~~ !~~* && @> <@ ^@ ? ?| ?& #-
          AND OR NOT
          """);

  /** As those, and true only if no operand is NULL. */
  static final Set<String> COMPARISONS = names("= <> < > <= >=");

  /** What EXTRACT knows of infinite times, too. */
  static final Set<String> MONOTONIC_FIELDS =
      names("epoch year decade century millennium julian isoyear");

  private static Set<String> names(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
