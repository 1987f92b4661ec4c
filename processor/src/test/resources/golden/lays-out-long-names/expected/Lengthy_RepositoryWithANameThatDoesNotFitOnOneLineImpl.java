package golden;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/**
 * Implements {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine} with prepared statements.
 */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl
    implements Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine {

  private static final Codec<SeveralMoodsOfPeople> SEVERAL_MOODS_OF_PEOPLE_CODEC =
      Codecs.enumOf(
          SeveralMoodsOfPeople.values(),
          "as happy as can be",
          "as sad as can be",
          "somewhere in between the two");

  private static final RowShape PERSON_WITH_MANY_PROPERTIES =
      RowShape.of("PersonWithManyProperties")
          .column("identifier_of_the_person", "identifierOfThePerson", Codecs.LONG)
          .column(
              "current_mood_of_the_person",
              "currentMoodOfThePerson",
              SEVERAL_MOODS_OF_PEOPLE_CODEC);

  private static final Codec<Collection<Long>> LONG_COLLECTION = Codecs.collectionOf(Codecs.LONG);

  private static final Codec<List<SeveralMoodsOfPeople>> SEVERAL_MOODS_OF_PEOPLE_LIST =
      Codecs.listOf(SEVERAL_MOODS_OF_PEOPLE_CODEC);

  private static final Codec<SeveralMoodsOfPeople[]> SEVERAL_MOODS_OF_PEOPLE_ARRAY =
      Codecs.arrayOf(SEVERAL_MOODS_OF_PEOPLE_CODEC, SeveralMoodsOfPeople[]::new);

  private static final Statement FIND_THOSE_PEOPLE =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.findThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2) OR $3 = $3
          """,
          Parameter.of("identifierOfThePerson", Codecs.LONG),
          Parameter.of("identifiersOfOtherPeople", LONG_COLLECTION),
          Parameter.of("mood", SEVERAL_MOODS_OF_PEOPLE_CODEC));

  private static final Statement FIND_THOSE_PEOPLE_2 =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.findThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2)
          """,
          Parameter.of("identifier", Codecs.LONG),
          Parameter.of("identifiersOfOtherPeople", LONG_COLLECTION));

  private static final Statement OTHER_MOODS_BY_MOOD =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.otherMoodsByMood",
          RowShape.of("Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.otherMoodsByMood")
              .remaining("value", SEVERAL_MOODS_OF_PEOPLE_LIST)
              .column("current_mood_of_the_person", "key", SEVERAL_MOODS_OF_PEOPLE_CODEC),
          """
          SELECT 1 WHERE $1 = $2
          """,
          Parameter.of("identifier", Codecs.LONG),
          Parameter.of("other", Codecs.LONG));

  private static final Statement ADD_ALL_OF_THOSE_PEOPLE_WITH_THEIR_PROPERTIES =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.addAllOfThosePeopleWithTheirProperties",
          PERSON_WITH_MANY_PROPERTIES,
          """
          INSERT INTO p VALUES ($1, $2) RETURNING 1
          """,
          Parameter.of("identifierOfThePerson", Codecs.LONG),
          Parameter.of("currentMoodOfThePerson", SEVERAL_MOODS_OF_PEOPLE_CODEC));

  private static final Statement ADD_THOSE_PEOPLE_WITH_THEIR_PROPERTIES_SIDE_BY_SIDE =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.addThosePeopleWithTheirPropertiesSideBySide",
          RowShape.none(),
          """
          INSERT INTO p VALUES ($1, $2)
          """,
          Parameter.of("identifiersOfThePeople", Codecs.LONG),
          Parameter.of("currentMoodsOfThePeople", SEVERAL_MOODS_OF_PEOPLE_CODEC));

  private static final Statement READ_THOSE_PEOPLE =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.readThosePeople",
          PERSON_WITH_MANY_PROPERTIES,
          """
          SELECT 1 WHERE $1 = ANY($2)
          """,
          Parameter.of("identifierOfThePerson", Codecs.LONG),
          Parameter.of("identifiersOfOtherPeople", LONG_COLLECTION));

  private static final Statement ALL_MOODS_OF_ALL_PEOPLE_AS_ARRAYS =
      Statement.of(
          "Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.allMoodsOfAllPeopleAsArrays",
          RowShape.scalar(SEVERAL_MOODS_OF_PEOPLE_ARRAY),
          """
          SELECT 1
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /**
   * Runs {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#findThosePeople(long,
   * Collection, SeveralMoodsOfPeople)}.
   */
  @Override
  public List<PersonWithManyProperties> findThosePeople(
      long identifierOfThePerson,
      Collection<Long> identifiersOfOtherPeople,
      SeveralMoodsOfPeople mood) {
    try (Rows rows =
        FIND_THOSE_PEOPLE
            .with(runner)
            .bind(identifierOfThePerson)
            .bind(identifiersOfOtherPeople, LONG_COLLECTION)
            .bind(mood, SEVERAL_MOODS_OF_PEOPLE_CODEC)
            .query()) {
      return rows.list(
          Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
    }
  }

  /**
   * Runs {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#findThosePeople(long,
   * Collection)}.
   */
  @Override
  public List<PersonWithManyProperties> findThosePeople(
      long identifier, Collection<Long> identifiersOfOtherPeople) {
    try (Rows rows =
        FIND_THOSE_PEOPLE_2
            .with(runner)
            .bind(identifier)
            .bind(identifiersOfOtherPeople, LONG_COLLECTION)
            .query()) {
      return rows.list(
          Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
    }
  }

  /** Runs {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#otherMoodsByMood}. */
  @Override
  public Map<SeveralMoodsOfPeople, List<SeveralMoodsOfPeople>> otherMoodsByMood(
      long identifier, long other) {
    try (Rows rows = OTHER_MOODS_BY_MOOD.with(runner).bind(identifier).bind(other).query()) {
      return rows.map(
          row -> row.get(1, SEVERAL_MOODS_OF_PEOPLE_CODEC),
          row -> row.get(0, SEVERAL_MOODS_OF_PEOPLE_LIST));
    }
  }

  /**
   * Runs {@link
   * Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#addAllOfThosePeopleWithTheirProperties}.
   */
  @Override
  public PersonWithManyProperties[] addAllOfThosePeopleWithTheirProperties(
      List<PersonWithManyProperties> thosePeopleWithTheirManyPropertiesAsAListOfRecords) {
    try (BatchExecution batch = ADD_ALL_OF_THOSE_PEOPLE_WITH_THEIR_PROPERTIES.batch(runner)) {
      List<PersonWithManyProperties> rows =
          batch.rows(
              Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
      for (PersonWithManyProperties thosePeopleWithTheirManyPropertiesAsAListOfRecord :
          thosePeopleWithTheirManyPropertiesAsAListOfRecords) {
        batch
            .next(thosePeopleWithTheirManyPropertiesAsAListOfRecord)
            .bind(
                thosePeopleWithTheirManyPropertiesAsAListOfRecord.identifierOfThePerson(),
                Codecs.LONG)
            .bind(
                thosePeopleWithTheirManyPropertiesAsAListOfRecord.currentMoodOfThePerson(),
                SEVERAL_MOODS_OF_PEOPLE_CODEC);
      }
      batch.counts();
      return rows.toArray(PersonWithManyProperties[]::new);
    }
  }

  /**
   * Runs {@link
   * Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#addThosePeopleWithTheirPropertiesSideBySide}.
   */
  @Override
  public void addThosePeopleWithTheirPropertiesSideBySide(
      Collection<Long> identifiersOfThePeople, List<SeveralMoodsOfPeople> currentMoodsOfThePeople) {
    try (BatchExecution batch = ADD_THOSE_PEOPLE_WITH_THEIR_PROPERTIES_SIDE_BY_SIDE.batch(runner)) {
      batch.checkSizes(
          "identifiersOfThePeople",
          identifiersOfThePeople.size(),
          "currentMoodsOfThePeople",
          currentMoodsOfThePeople.size());
      Iterator<Long> identifiersOfThePeopleIterator = identifiersOfThePeople.iterator();
      for (int i = 0; i < identifiersOfThePeople.size(); i++) {
        batch
            .next()
            .bind(identifiersOfThePeopleIterator.next(), Codecs.LONG)
            .bind(currentMoodsOfThePeople.get(i), SEVERAL_MOODS_OF_PEOPLE_CODEC);
      }
      batch.counts();
    }
  }

  /** Runs {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#readThosePeople}. */
  @Override
  public Stream<PersonWithManyProperties> readThosePeople(
      long identifierOfThePerson, Collection<Long> identifiersOfOtherPeople) {
    return READ_THOSE_PEOPLE
        .with(runner)
        .bind(identifierOfThePerson)
        .bind(identifiersOfOtherPeople, LONG_COLLECTION)
        .stream(
            1000, Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl::personWithManyProperties);
  }

  /**
   * Runs {@link Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine#allMoodsOfAllPeopleAsArrays}.
   */
  @Override
  public SeveralMoodsOfPeople[][] allMoodsOfAllPeopleAsArrays() {
    try (Rows rows = ALL_MOODS_OF_ALL_PEOPLE_AS_ARRAYS.with(runner).query()) {
      return rows.array(
          row -> row.get(0, SEVERAL_MOODS_OF_PEOPLE_ARRAY), SeveralMoodsOfPeople[][]::new);
    }
  }

  private static PersonWithManyProperties personWithManyProperties(Rows rows) {
    return new PersonWithManyProperties(
        rows.get(0, Codecs.LONG), rows.get(1, SEVERAL_MOODS_OF_PEOPLE_CODEC));
  }

  /**
   * Makes {@link Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl} for {@code
   * Database.repository}.
   */
  public static final class Provider
      implements RepositoryProvider<Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine> type() {
      return Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine.class;
    }

    @Override
    public Lengthy.RepositoryWithANameThatDoesNotFitOnOneLine create(Session session) {
      return new Lengthy_RepositoryWithANameThatDoesNotFitOnOneLineImpl(session);
    }
  }
}
