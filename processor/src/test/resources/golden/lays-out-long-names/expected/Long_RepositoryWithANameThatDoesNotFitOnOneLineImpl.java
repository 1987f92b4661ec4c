package golden;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.EnumLabels;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl
    implements Long.RepositoryWithANameThatDoesNotFitOnOneLine {

  private static final EnumLabels<SeveralMoodsOfPeople> SEVERAL_MOODS_OF_PEOPLE_LABELS =
      EnumLabels.of(
          SeveralMoodsOfPeople.values(),
          "as happy as can be",
          "as sad as can be",
          "somewhere in between the two");

  private static final RowShape PERSON_WITH_MANY_PROPERTIES =
      RowShape.of("PersonWithManyProperties")
          .column("identifier_of_the_person", "identifierOfThePerson", ValueType.LONG)
          .column("current_mood_of_the_person", "currentMoodOfThePerson", ValueType.ENUM);

  private static final Statement FIND_THOSE_PEOPLE =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.findThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2) OR $3 = $3
          """,
          Parameter.of("identifierOfThePerson", ValueType.LONG),
          Parameter.arrayOf("identifiersOfOtherPeople", ValueType.LONG),
          Parameter.of("mood", ValueType.ENUM));

  private static final Statement FIND_THOSE_PEOPLE_2 =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.findThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2)
          """,
          Parameter.of("identifier", ValueType.LONG),
          Parameter.arrayOf("identifiersOfOtherPeople", ValueType.LONG));

  private static final Statement OTHER_MOODS_BY_MOOD =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.otherMoodsByMood",
          RowShape.of("Long.RepositoryWithANameThatDoesNotFitOnOneLine.otherMoodsByMood")
              .remainingArray("value", ValueType.ENUM)
              .column("current_mood_of_the_person", "key", ValueType.ENUM),
          """
          SELECT 1 WHERE $1 = $2
          """,
          Parameter.of("identifier", ValueType.LONG),
          Parameter.of("other", ValueType.LONG));

  private static final Statement ADD_ALL_OF_THOSE_PEOPLE_WITH_THEIR_PROPERTIES =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.addAllOfThosePeopleWithTheirProperties",
          PERSON_WITH_MANY_PROPERTIES,
          """
          INSERT INTO p VALUES ($1, $2) RETURNING 1
          """,
          Parameter.of("identifierOfThePerson", ValueType.LONG),
          Parameter.of("currentMoodOfThePerson", ValueType.ENUM));

  private static final Statement ADD_THOSE_PEOPLE_WITH_THEIR_PROPERTIES_SIDE_BY_SIDE =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.addThosePeopleWithTheirPropertiesSideBySide",
          RowShape.none(),
          """
          INSERT INTO p VALUES ($1, $2)
          """,
          Parameter.of("identifiersOfThePeople", ValueType.LONG),
          Parameter.of("currentMoodsOfThePeople", ValueType.ENUM));

  private static final Statement READ_THOSE_PEOPLE =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.readThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2)
          """,
          Parameter.of("identifierOfThePerson", ValueType.LONG),
          Parameter.arrayOf("identifiersOfOtherPeople", ValueType.LONG));

  private static final Statement ALL_MOODS_OF_ALL_PEOPLE_AS_ARRAYS =
      Statement.of(
          "Long.RepositoryWithANameThatDoesNotFitOnOneLine.allMoodsOfAllPeopleAsArrays",
          RowShape.scalarArray(ValueType.ENUM),
          """
          SELECT 1
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /**
   * Runs {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine#findThosePeople(long, Collection,
   * SeveralMoodsOfPeople)}.
   */
  @Override
  public List<PersonWithManyProperties> findThosePeople(
      long identifierOfThePerson,
      Collection<java.lang.Long> identifiersOfOtherPeople,
      SeveralMoodsOfPeople mood) {
    try (Rows rows =
        FIND_THOSE_PEOPLE
            .with(runner)
            .bind(identifierOfThePerson)
            .bindArray(identifiersOfOtherPeople, ValueType.LONG)
            .bind(mood, SEVERAL_MOODS_OF_PEOPLE_LABELS)
            .query()) {
      return rows.list(
          Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
    }
  }

  /**
   * Runs {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine#findThosePeople(long, Collection)}.
   */
  @Override
  public List<PersonWithManyProperties> findThosePeople(
      long identifier, Collection<java.lang.Long> identifiersOfOtherPeople) {
    try (Rows rows =
        FIND_THOSE_PEOPLE_2
            .with(runner)
            .bind(identifier)
            .bindArray(identifiersOfOtherPeople, ValueType.LONG)
            .query()) {
      return rows.list(
          Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
    }
  }

  /** Runs {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine#otherMoodsByMood}. */
  @Override
  public Map<SeveralMoodsOfPeople, List<SeveralMoodsOfPeople>> otherMoodsByMood(
      long identifier, long other) {
    try (Rows rows = OTHER_MOODS_BY_MOOD.with(runner).bind(identifier).bind(other).query()) {
      return rows.map(
          row -> row.getEnum(1, SEVERAL_MOODS_OF_PEOPLE_LABELS),
          row -> row.getEnumList(0, SEVERAL_MOODS_OF_PEOPLE_LABELS));
    }
  }

  /**
   * Runs {@link
   * Long.RepositoryWithANameThatDoesNotFitOnOneLine#addAllOfThosePeopleWithTheirProperties}.
   */
  @Override
  public PersonWithManyProperties[] addAllOfThosePeopleWithTheirProperties(
      List<PersonWithManyProperties> thosePeopleWithTheirManyPropertiesAsAListOfRecords) {
    try (BatchExecution batch = ADD_ALL_OF_THOSE_PEOPLE_WITH_THEIR_PROPERTIES.batch(runner)) {
      List<PersonWithManyProperties> rows =
          batch.rows(Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
      for (PersonWithManyProperties thosePeopleWithTheirManyPropertiesAsAListOfRecord :
          thosePeopleWithTheirManyPropertiesAsAListOfRecords) {
        batch
            .next(thosePeopleWithTheirManyPropertiesAsAListOfRecord)
            .bind(thosePeopleWithTheirManyPropertiesAsAListOfRecord.identifierOfThePerson())
            .bind(
                thosePeopleWithTheirManyPropertiesAsAListOfRecord.currentMoodOfThePerson(),
                SEVERAL_MOODS_OF_PEOPLE_LABELS);
      }
      batch.counts();
      return rows.toArray(PersonWithManyProperties[]::new);
    }
  }

  /**
   * Runs {@link
   * Long.RepositoryWithANameThatDoesNotFitOnOneLine#addThosePeopleWithTheirPropertiesSideBySide}.
   */
  @Override
  public void addThosePeopleWithTheirPropertiesSideBySide(
      Collection<java.lang.Long> identifiersOfThePeople,
      List<SeveralMoodsOfPeople> currentMoodsOfThePeople) {
    try (BatchExecution batch = ADD_THOSE_PEOPLE_WITH_THEIR_PROPERTIES_SIDE_BY_SIDE.batch(runner)) {
      batch.checkSizes(
          "identifiersOfThePeople",
          identifiersOfThePeople.size(),
          "currentMoodsOfThePeople",
          currentMoodsOfThePeople.size());
      Iterator<java.lang.Long> identifiersOfThePeopleIterator = identifiersOfThePeople.iterator();
      for (int i = 0; i < identifiersOfThePeople.size(); i++) {
        batch
            .next()
            .bind(identifiersOfThePeopleIterator.next())
            .bind(currentMoodsOfThePeople.get(i), SEVERAL_MOODS_OF_PEOPLE_LABELS);
      }
      batch.counts();
    }
  }

  /** Runs {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine#readThosePeople}. */
  @Override
  public Stream<PersonWithManyProperties> readThosePeople(
      long identifierOfThePerson, Collection<java.lang.Long> identifiersOfOtherPeople) {
    return READ_THOSE_PEOPLE
        .with(runner)
        .bind(identifierOfThePerson)
        .bindArray(identifiersOfOtherPeople, ValueType.LONG)
        .stream(
            1000, Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
  }

  /** Runs {@link Long.RepositoryWithANameThatDoesNotFitOnOneLine#allMoodsOfAllPeopleAsArrays}. */
  @Override
  public SeveralMoodsOfPeople[][] allMoodsOfAllPeopleAsArrays() {
    try (Rows rows = ALL_MOODS_OF_ALL_PEOPLE_AS_ARRAYS.with(runner).query()) {
      return rows.array(
          row -> row.getEnumArray(0, SEVERAL_MOODS_OF_PEOPLE_LABELS, SeveralMoodsOfPeople[]::new),
          SeveralMoodsOfPeople[][]::new);
    }
  }

  private static PersonWithManyProperties personWithManyProperties(Rows rows) {
    return new PersonWithManyProperties(
        rows.getLongOrNull(0), rows.getEnum(1, SEVERAL_MOODS_OF_PEOPLE_LABELS));
  }

  /**
   * Makes {@link Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl} for {@code
   * Database.repository}.
   */
  public static final class Provider
      implements RepositoryProvider<Long.RepositoryWithANameThatDoesNotFitOnOneLine> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Long.RepositoryWithANameThatDoesNotFitOnOneLine> type() {
      return Long.RepositoryWithANameThatDoesNotFitOnOneLine.class;
    }

    @Override
    public Long.RepositoryWithANameThatDoesNotFitOnOneLine create(Session session) {
      return new Long_RepositoryWithANameThatDoesNotFitOnOneLineImpl(session);
    }
  }
}
