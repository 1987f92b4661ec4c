package golden;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Query;

public interface Lengthy {

  interface RepositoryWithANameThatDoesNotFitOnOneLine {

    enum SeveralMoodsOfPeople {
      @Column("as happy as can be")
      AS_HAPPY_AS_CAN_BE,
      @Column("as sad as can be")
      AS_SAD_AS_CAN_BE,
      @Column("somewhere in between the two")
      SOMEWHERE_IN_BETWEEN
    }

    record PersonWithManyProperties(
        Long identifierOfThePerson, SeveralMoodsOfPeople currentMoodOfThePerson) {}

    @Query("SELECT 1 WHERE :identifierOfThePerson = ANY(:identifiersOfOtherPeople) OR :mood = :mood")
    List<PersonWithManyProperties> findThosePeople(
        long identifierOfThePerson,
        Collection<Long> identifiersOfOtherPeople,
        SeveralMoodsOfPeople mood);

    @Query("SELECT 1 WHERE :identifier = ANY(:identifiersOfOtherPeople)")
    List<PersonWithManyProperties> findThosePeople(
        long identifier, Collection<Long> identifiersOfOtherPeople);

    @Query("SELECT 1 WHERE :identifier = :other")
    @Column("current_mood_of_the_person")
    Map<SeveralMoodsOfPeople, List<SeveralMoodsOfPeople>> otherMoodsByMood(
        long identifier, long other);

    @Batch
    @Query("INSERT INTO p VALUES (:identifierOfThePerson, :currentMoodOfThePerson) RETURNING 1")
    PersonWithManyProperties[] addAllOfThosePeopleWithTheirProperties(
        List<PersonWithManyProperties> thosePeopleWithTheirManyPropertiesAsAListOfRecords);

    @Batch
    @Query("INSERT INTO p VALUES (:identifiersOfThePeople, :currentMoodsOfThePeople)")
    void addThosePeopleWithTheirPropertiesSideBySide(
        Collection<Long> identifiersOfThePeople,
        List<SeveralMoodsOfPeople> currentMoodsOfThePeople);

    @Query("SELECT 1 WHERE :identifierOfThePerson = ANY(:identifiersOfOtherPeople)")
    Stream<PersonWithManyProperties> readThosePeople(
        long identifierOfThePerson, Collection<Long> identifiersOfOtherPeople);

    @Query("SELECT 1")
    SeveralMoodsOfPeople[][] allMoodsOfAllPeopleAsArrays();
  }
}
