package golden;

class Fragments {

  static final String ELSEWHERE = "SELECT :elsewhere";
}
